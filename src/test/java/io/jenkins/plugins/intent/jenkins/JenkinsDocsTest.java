package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import groovy.lang.GroovyShell;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.kohsuke.stapler.DataBoundSetter;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docs/jenkins.md says is true. */
public class JenkinsDocsTest {
    private static final Pattern PARAMETER = Pattern.compile("(?:runIntent[ (]|, )([a-zA-Z]+):");

    private static final Pattern FIELD =
            Pattern.compile("<f:entry field=\"(\\w+)\"[^>]*>\\s*<f:number[^>]* default=\"(\\d+)\"");

    private static String page() throws Exception {
        return Files.readString(Path.of("docs/jenkins.md"));
    }

    /** Names in the first column of the table that stands first below a heading. */
    private static Set<String> firstColumn(String heading) throws Exception {
        String section = page().split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return section.substring(section.indexOf("\n|---"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    public void everyParameterOfTheStepIsInItsTable() throws Exception {
        Set<String> real = properties(RunIntentStep.class);
        real.add("file");
        assertEquals(real, firstColumn("Parameters of runIntent"));
    }

    @Test
    public void everySettingIsInItsTableWithItsDefault() throws Exception {
        String page = page();
        assertEquals(properties(IntentRunnerConfiguration.class), firstColumn("Configuration"));
        String form = Files.readString(
                Path.of("src/main/resources/io/jenkins/plugins/intent/jenkins/IntentRunnerConfiguration/config.jelly"));
        Set<String> numbers = new TreeSet<>();
        FIELD.matcher(form).results().forEach(field -> {
            numbers.add(field.group(1));
            String row = "\n| `" + field.group(1) + "` | " + field.group(2) + " | ";
            assertTrue(row, page.contains(row));
        });
        assertEquals(LeastValues.names(), numbers);
    }

    @Test
    public void theConfigurationAsCodeNamesSettings() throws Exception {
        String yaml = blocks("yaml").findFirst().orElseThrow();
        Map<?, ?> read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        Map<?, ?> settings = (Map<?, ?>) ((Map<?, ?>) read.get("unclassified")).get("intentRunner");
        Set<String> unknown = new TreeSet<>(new TreeMap<String, Object>(stringKeys(settings)).keySet());
        unknown.removeAll(properties(IntentRunnerConfiguration.class));
        assertEquals(Set.of(), unknown);
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        return map.entrySet().stream().collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
    }

    @Test
    public void everyScriptIsGroovyAndGivesParametersThatThereAre() throws Exception {
        Set<String> real = properties(RunIntentStep.class);
        real.add("file");
        int scripts = 0;
        for (String script : blocks("groovy").toList()) {
            new GroovyShell().parse(script);
            script.lines()
                    .filter(line -> line.contains("runIntent"))
                    .flatMap(line -> PARAMETER
                            .matcher(line.substring(line.indexOf("runIntent")))
                            .results())
                    .map(named -> named.group(1))
                    .forEach(name -> assertTrue(name, real.contains(name)));
            scripts++;
        }
        assertTrue("only " + scripts + " scripts", scripts >= 7);
    }

    private static Stream<String> blocks(String language) throws Exception {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map((MatchResult block) -> block.group(1));
    }
}

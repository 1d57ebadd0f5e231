package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import picocli.CommandLine;

/** What the pages show can be typed, and what they link to is there. */
public class DocsTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    /** In a span of code, or at the start of a line of a block. */
    private static final Pattern CALL =
            Pattern.compile("(?:`|^ *)(?:\\./)?intent ([a-z][^`\\n|>&]*)", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private final CommandLine intent = Commands.all(new Host(HERE, Map.of(), System.out, System.err, false));

    @Test
    public void readmeListsEverySubcommand() throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        String table = readme.lines()
                .filter(line -> line.startsWith("| `intent "))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .collect(Collectors.joining("\n"));
        Set<String> shown = new TreeSet<>();
        CALL.matcher(table).results().map(call -> words(call.group(1)).get(0)).forEach(shown::add);
        Set<String> real = new TreeSet<>(intent.getSubcommands().keySet());
        real.remove("help");
        assertEquals(real, shown);
    }

    @Test
    public void everyCommandAndOptionOfThePagesExists() throws IOException {
        int calls = 0;
        for (Path page : pages()) {
            Matcher call = CALL.matcher(Files.readString(page));
            while (call.find()) {
                check(page, words(call.group(1)));
                calls++;
            }
        }
        assertTrue("only " + calls + " calls were found", calls > 20);
    }

    @Test
    public void everyLinkOfThePagesLeadsToAFile() throws IOException {
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .forEach(link ->
                            assertTrue(page + ": " + link.group(1), Files.exists(page.resolveSibling(link.group(1)))));
        }
    }

    private void check(Path page, List<String> words) {
        CommandLine command = intent;
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (word.startsWith("-")) {
                String option = word.replaceFirst("=.*", "");
                assertNotNull(page + ": " + words, command.getCommandSpec().findOption(option));
            } else if (below != null) {
                command = below;
            } else {
                assertTrue(page + ": " + words, command.getSubcommands().isEmpty());
            }
        }
    }

    private static List<String> words(String call) {
        return Stream.of(call.strip().split("[ ;]+")).toList();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(HERE.resolve("README.md")));
        try (Stream<Path> files = Files.walk(HERE.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }
}

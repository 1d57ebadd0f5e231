package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Bytes in, the same bytes out, whatever the locale. Real processes, with locales of their own. */
public class BytesScenariosTest {
    private static final String STAGE = """
            {'id':'a','outputs':['é*'],'exec':{'env':{'X':'ä€','a.b-c':'1'},'commands':[
             {'program':'/usr/bin/env'},
             {'program':'/usr/bin/printf','args':['%s','é€']},
             {'program':'/bin/pwd','cwd':'é'},
             {'program':'touch','args':['é1']},
             {'program':'é/prög'}]}}""";

    @Rule
    public Project project = new Project();

    @Before
    public void linux() throws Exception {
        assumeTrue(ThisMachine.knowsHowProcessesEnd());
        assumeTrue(System.getProperty("sun.jnu.encoding").startsWith("UTF"));
        Path directory = Files.createDirectory(project.directory().resolve("é"));
        Path program = Files.writeString(directory.resolve("prög"), "#!/bin/sh\necho prog\n");
        assertTrue(program.toFile().setExecutable(true));
        project.intent(STAGE);
    }

    /** Starts the command as a shell does that sets nothing but these variables, written as printf reads them. */
    private int intent(String variables, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c"));
        line.add("exec env -i PATH=\"$PATH\" HOME=/nowhere " + variables + " \"$@\"");
        line.add("sh");
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.jenkins.plugins.intent.cli.Main"));
        line.addAll(List.of(args));
        Process process = new ProcessBuilder(line)
                .directory(project.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.directory().resolve("answer").toFile())
                .start();
        return process.waitFor();
    }

    private List<String> outputs() throws Exception {
        try (Stream<Path> files = Files.walk(project.directory().resolve("state"))) {
            return files.filter(file -> file.endsWith("stdout.log"))
                    .sorted()
                    .map(BytesScenariosTest::latin)
                    .collect(Collectors.toList());
        }
    }

    private static String latin(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void assertBytes() throws Exception {
        List<String> outputs = outputs();
        String environment = outputs.get(0);
        assertTrue(environment, environment.contains("\nLATIN=\u00e9\n"));
        assertTrue(environment, environment.contains("\na.b=odd\n"));
        assertTrue(environment, environment.contains("\nX=" + utf8("ä€") + "\n"));
        assertTrue(environment, environment.contains("\na.b-c=1\n"));
        assertTrue(environment, environment.contains("\nLC_ALL=C\n"));
        assertEquals(utf8("é€"), outputs.get(1));
        assertTrue(outputs.get(2), outputs.get(2).endsWith(utf8("/é\n")));
        assertEquals("prog\n", outputs.get(3));
    }

    private static final String AS_THE_SCRIPT_STARTS_IT =
            "LC_ALL=C.UTF-8 INTENT_CALLER_LC_ALL==C a.b=odd LATIN=\"$(printf '\\351')\"";

    @Test
    public void withoutALocaleEveryByteArrivesAndEveryFileIsFound() throws Exception {
        int code = intent(AS_THE_SCRIPT_STARTS_IT, "run", "--json", "--state-dir", "state", "intent.json");
        assertEquals(project.text("answer"), 0, code);
        assertBytes();
        JsonNode answer =
                Json.LINE.readTree(project.directory().resolve("answer").toFile());
        assertTrue(Files.exists(Path.of(answer.get("bundle").asText(), "outputs/a/é1")));
    }

    @Test
    public void aSupervisorWithoutALocaleDoesTheSame() throws Exception {
        int code =
                intent(AS_THE_SCRIPT_STARTS_IT, "run", "--supervised", "--json", "--state-dir", "state", "intent.json");
        assertEquals(project.text("answer"), 0, code);
        assertBytes();
    }

    @Test
    public void aJavaThatCannotNameTheFilesSaysSoBeforeAnythingRuns() throws Exception {
        int code = intent("LC_ALL=C", "run", "--state-dir", "state", "intent.json");
        String said = project.text("answer");
        assertEquals(said, 2, code);
        assertTrue(said, said.contains("/commands/2/cwd: this Java cannot name such a file"));
        assertTrue(said, said.contains("/commands/4/program: this Java"));
        assertTrue(said, said.contains("/outputs/0: this Java"));
        assertTrue(said, said.contains("LC_ALL=C.UTF-8"));
        assertTrue(Files.notExists(project.directory().resolve("é1")));
    }

    @Test
    public void halfOfACharacterIsRefusedWithItsPlace() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'echo','args':['x\\ud83d']}]}}");
        Project.Called called = project.call("validate", "intent.json");
        assertEquals(2, called.code());
        String said = called.out() + called.err();
        assertTrue(said, said.contains("/workflow/stages/0/exec/commands/0/args/0: half of a character: \\ud83d"));
    }
}

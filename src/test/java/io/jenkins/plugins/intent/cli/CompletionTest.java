package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a real bash offers. */
public class CompletionTest {
    private static final String INTENT =
            "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"n\",\"stages\":["
                    + "{\"id\":\"build\",\"exec\":{\"commands\":[{\"program\":\"true\"}]}},"
                    + "{\"id\":\"ship\",\"needs\":[\"build\"],\"gate\":{\"message\":\"m\"},\"kind\":\"gate\"}]}}";

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;
    private String run;

    @Before
    public void aRunThatWaits() throws Exception {
        assumeTrue(new File("/bin/bash").exists());
        directory = temporary.getRoot().toPath().toRealPath();
        Files.writeString(directory.resolve("intent.json"), INTENT);
        Call call = Call.of(directory, "run", "--json", "intent.json");
        assertEquals(call.err(), 3, call.code());
        run = call.json().path("run_id").asText();
        Call script = Call.of(directory, "completion");
        assertEquals(0, script.code());
        Files.writeString(directory.resolve("completion.sh"), script.out());
    }

    private List<String> offered(String... words) throws Exception {
        StringBuilder text = new StringBuilder("compopt() { :; }\n. ./completion.sh\nCOMP_WORDS=(intent");
        for (String word : words) {
            text.append(" '").append(word).append('\'');
        }
        text.append(")\nCOMP_CWORD=").append(words.length).append("\n_intent\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Process bash = new ProcessBuilder("/bin/bash", "-c", text.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(bash.waitFor(60, TimeUnit.SECONDS));
        return out.lines().filter(line -> !line.isEmpty()).toList();
    }

    @Test
    public void idsOfRunsAndStagesAreOfferedWhereTheyBelong() throws Exception {
        assertEquals(List.of(run), offered("approve", ""));
        assertEquals(List.of(run), offered("logs", run.substring(0, 8)));
        assertEquals(List.of("build", "ship"), offered("approve", run, ""));
        assertEquals(List.of("ship"), offered("logs", run, "s"));
        assertEquals(List.of("build"), offered("run", "intent.json", "--stage", "b"));
        assertEquals(List.of("build", "ship"), offered("rerun", "--from", ""));
        assertEquals(List.of(run), offered("status", "--state-dir", ".intent", ""));
        assertEquals(List.of(), offered("status", "--state-dir", "elsewhere", ""));
    }

    @Test
    public void wordsThatAreOfferedForAnOptionAreTaken() throws Exception {
        assertEquals(List.of("stream", "tail", "quiet"), offered("run", "--output", ""));
        for (String word : List.of("quiet", "QUIET")) {
            Call call = Call.of(directory, "run", "--output", word, "intent.json");
            assertEquals(call.err(), 3, call.code());
        }
    }

    @Test
    public void subcommandsAndOptionsAreOfferedAsBefore() throws Exception {
        assertEquals(List.of("validate"), offered("val"));
        assertTrue(offered("approve", "--re").toString().contains("--reason"));
    }
}

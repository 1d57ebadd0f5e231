package io.jenkins.plugins.intent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.cli.screen.SmallTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Whole runs on a real pseudo-terminal, as a person sees them on an emulated screen. Needs {@code script}. */
public class PseudoTerminalTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    /** Says that it runs, and ends when it may. */
    private static final String WAITS =
            "open F, '>going'; close F; select(undef, undef, undef, 0.05) until -e 'enough'";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void needsScript() {
        assumeTrue("needs the Debian package bsdutils", Files.isExecutable(SCRIPT));
    }

    /** Runs stages that are given as JSON, and returns what is on the screen in the end. */
    private List<String> seen(int columns, int code, String... stages) throws IOException, InterruptedException {
        SmallTerminal terminal = new SmallTerminal(columns);
        terminal.write(sent(columns, code, "exec %s", stages));
        return terminal.lines();
    }

    /** @param call what the shell on the terminal does with the command line of a run */
    private String sent(int columns, int code, String call, String... stages) throws IOException, InterruptedException {
        Path directory = folder.getRoot().toPath().toRealPath();
        Files.writeString(
                directory.resolve("intent.json"),
                "{\"schema_version\": 1, \"goal\": \"Try it\", \"workflow\": {\"name\": \"w\", \"stages\": ["
                        + String.join(", ", stages) + "]}}");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String line = "stty cols " + columns + " rows 30; "
                + call.formatted("'" + java
                        + "' -XX:TieredStopAtLevel=1 -Dintent.terminal=true -cp '"
                        + System.getProperty("java.class.path")
                        + "' "
                        + Main.class.getName() + " run intent.json");
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qec", line, "/dev/null");
        builder.directory(directory.toFile()).environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));
        Process process = builder.redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String sent = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(sent, code, process.waitFor());
        return sent;
    }

    private static String stage(String id, String more, String program, String... args) {
        String list = args.length == 0 ? "" : "\"" + String.join("\", \"", args) + "\"";
        return "{\"id\": \"" + id + "\"" + more + ", \"exec\": {\"commands\": [{\"program\": \"" + program
                + "\", \"args\": [" + list + "]}]}}";
    }

    private static String after(List<String> lines, String start) {
        int from = 0;
        while (from < lines.size() && !lines.get(from).startsWith(start)) {
            from++;
        }
        assertTrue("no line begins with `" + start + "`: " + lines, from < lines.size());
        return String.join("\n", lines.subList(from, lines.size()));
    }

    @Test
    public void aRunThatSucceedsEndsWithItsStagesThenItsSummaryThenTheReport() throws Exception {
        List<String> lines = seen(80, 0, stage("build", "", "true"), stage("test", ", \"needs\": [\"build\"]", "true"));
        assertThat(lines.get(0), startsWith("Try it  run "));
        assertThat(lines.get(1), containsString("build"));
        assertThat(lines.get(2), containsString("test"));
        assertThat(lines.get(3), containsString("2/2 commands"));
        assertThat(lines.get(4), containsString(" succeeded in "));
        assertThat(lines.get(4), containsString("2 of 2 stages succeeded"));
        assertThat(lines.get(5), startsWith("report: .intent/runs/"));
        assertEquals(lines.toString(), 6, lines.size());
    }

    @Test
    public void whatFailedAndItsLastWordsStandBelowThePicture() throws Exception {
        List<String> lines = seen(80, 1, stage("look", "", "ls", "no-such-file"));
        String summary = after(lines, "run ");
        assertThat(summary, containsString("look: "));
        assertThat(summary, containsString("  | "));
        assertThat(summary, containsString("no-such-file"));
        assertThat(summary, containsString("\nreport: "));
    }

    @Test
    public void howToAnswerAGateStandsBelowThePicture() throws Exception {
        List<String> lines =
                seen(100, 3, "{\"id\": \"ask\", \"kind\": \"gate\", \"gate\": {\"message\": \"Ship it?\"}}");
        String summary = after(lines, "run ");
        assertThat(summary, containsString("ask: Ship it?"));
        assertThat(summary, containsString("intent approve "));
        assertThat(summary, containsString("intent resume "));
    }

    @Test
    public void whatThePolicyBlocksStandsBelowThePicture() throws Exception {
        List<String> lines = seen(100, 3, stage("shell", "", "sh", "-c", "true"));
        String summary = after(lines, "run ");
        assertThat(summary, containsString("shell: blocked by the policy"));
        assertThat(summary, containsString("intent approve "));
    }

    @Test
    public void aNarrowTerminalCutsThePictureAndKeepsTheSummary() throws Exception {
        List<String> lines = seen(30, 1, stage("look-for-something", "", "ls", "no-such-file"));
        assertThat(String.join("", lines), containsString("report: "));
        assertThat(String.join("", lines), containsString("no-such-file"));
    }

    @Test
    public void aCancelledRunSaysSoBelowThePictureAndNamesNoFailure() throws Exception {
        String cancelled = "%s & while [ ! -e going ]; do sleep 0.05; done; kill -TERM $!; wait $!";
        SmallTerminal terminal = new SmallTerminal(80);
        terminal.write(sent(80, 130, cancelled, stage("long", "", "perl", "-e", WAITS)));
        String summary = after(terminal.lines(), "run ");
        assertThat(summary, containsString(" cancelled "));
        assertThat(summary, containsString("\nreport: "));
        assertThat(summary, not(containsString("failed")));
    }

    /** It stands still meanwhile: what it draws is for the width of before or of after, and so is it read here. */
    @Test
    public void aWindowThatBecomesNarrowerLosesNoLine() throws Exception {
        String narrowed = "%s & while [ ! -e going ]; do sleep 0.05; done;"
                + " kill -STOP $!; until grep -q '^State:.T' /proc/$!/status; do :; done;"
                + " stty cols 40; printf '\\001'; kill -CONT $!; : > enough; wait $!";
        String[] parts = sent(100, 0, narrowed, stage("first", "", "perl", "-e", WAITS), stage("second", "", "true"))
                .split("\u0001");
        assertEquals(2, parts.length);
        SmallTerminal terminal = new SmallTerminal(100);
        terminal.write(parts[0]);
        terminal.narrow(40);
        terminal.write(parts[1]);
        List<String> lines = terminal.lines();
        assertThat(lines.get(0), startsWith("Try it  run "));
        assertEquals(1, lines.stream().filter(line -> line.contains("first")).count());
        assertThat(after(lines, "run "), containsString("2 of 2 stages succeeded"));
    }
}

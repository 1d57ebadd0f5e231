package io.jenkins.plugins.intent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What commands print is shown while a run goes, as much of it as was asked for, and afterwards by {@code logs}. */
public class OutputTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", System.getenv("PATH"), "TOKEN", "s3cr3t-value");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private Path directory;

    @Before
    public void resolve() throws IOException {
        directory = temporary.getRoot().toPath().toRealPath();
    }

    private void write(String commands) throws IOException {
        Files.writeString(
                directory.resolve("intent.json"),
                "{\"schema_version\": 1, \"goal\": \"g\", \"workflow\": {\"name\": \"n\", \"stages\": ["
                        + "{\"id\": \"say\", \"exec\": {\"secret_env\": [\"TOKEN\"], \"commands\": [" + commands
                        + "]}}]}}");
    }

    private static String command(String program, String... args) {
        String list = args.length == 0 ? "" : "\"" + String.join("\", \"", args) + "\"";
        return "{\"program\": \"" + program + "\", \"args\": [" + list + "]}";
    }

    private String out(int code, String... args) {
        Call call = Call.of(directory, ENVIRONMENT, args);
        assertEquals(call.err() + call.out(), code, call.code());
        return call.out();
    }

    private String onTerminal(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, UTF_8);
        assertEquals(0, Main.run(new Host(directory, ENVIRONMENT, print, print, true), args));
        return out.toString(UTF_8);
    }

    @Test
    public void echoHelloShowsHello() throws IOException {
        write(command("echo", "hello"));
        assertThat(out(0, "run"), containsString("\n[say] hello\n"));
        assertThat(out(0, "run", "--supervised"), containsString("\n[say] hello\n"));
        assertThat(onTerminal("run", "--no-color"), containsString("[say] hello\nrun "));
    }

    @Test
    public void secretsAndWhatMovesTheCursorAreNotShown() throws IOException {
        write(command("printenv", "TOKEN") + ", " + command("printf", "\\\\033[31mred\\\\033[0m\\\\rover"));
        String shown = out(0, "run");
        assertThat(shown, not(containsString("s3cr3t-value")));
        assertThat(shown, containsString("[say] ****\n"));
        assertThat(shown, containsString("[say] red\u240Dover\n"));
    }

    @Test
    public void stageThatIsKnownToBeSkippedBeforeAnythingRunsHasItsLine() throws IOException {
        write(command("true"));
        Path intent = directory.resolve("intent.json");
        String stage = "{\"id\": \"sure\", \"when\": {\"variable\": \"PATH\", \"equals\": \"no\"}, \"exec\": {"
                + "\"commands\": [" + command("true") + "]}}, ";
        Files.writeString(intent, Files.readString(intent).replace("{\"id\": \"say\"", stage + "{\"id\": \"say\""));
        for (String mode : List.of("stream", "tail", "quiet")) {
            assertThat(out(0, "run", "--output", mode), containsString("\nsure: skipped: "));
        }
    }

    @Test
    public void tailShowsTheLastLinesOfEachCommandAndQuietNone() throws IOException {
        write(command("seq", "30"));
        String tail = out(0, "run", "--output", "tail");
        assertThat(tail, containsString("say: 1/1 seq: its last lines:\n[say] 11\n"));
        assertThat(tail, not(containsString("[say] 10\n")));
        assertThat(out(0, "run", "--output=quiet"), not(containsString("[say]")));
        assertThat(out(2, "run", "--output", "loud"), not(containsString("[say]")));
    }

    @Test
    public void onATerminalMuchOutputIsLeftToLogsAndStreamIsPlainLines() throws IOException {
        write(command("seq", "30"));
        assertThat(onTerminal("run", "--no-color"), containsString("what the commands printed: intent logs "));
        String stream = onTerminal("run", "--no-color", "--output", "stream");
        assertThat(stream, containsString("\n[say] 30\n"));
        assertThat(stream, not(containsString("\u001b")));
        assertThat(onTerminal("run", "--no-color", "--output", "quiet"), not(containsString("[say]")));
    }

    @Test
    public void whatFailedSaysItsLastWordsInEveryMode() throws IOException {
        write(command("ls", "no-such-file"));
        for (String mode : List.of("stream", "tail", "quiet")) {
            String shown = out(1, "run", "--output", mode);
            assertThat(shown.substring(shown.indexOf("\nrun ")), containsString("no-such-file"));
        }
    }

    @Test
    public void whatFailedSaysItsLastWordsOnBothOfItsStreams() throws IOException {
        write("{\"program\": \"ls\", \"args\": [\"-d\", \".\", \"no-such-file\"]}");
        String shown = out(1, "run", "--output", "quiet");
        String summary = shown.substring(shown.indexOf("\nrun "));
        assertThat(summary, containsString("stdout.log:\n  | .\n"));
        assertThat(summary, containsString("no-such-file"));
    }

    @Test
    public void whatMayFailIsNeitherTheReasonNorDoesItTakeTheLastWords() throws IOException {
        String may = "{\"program\":\"ls\",\"args\":[\"no-such-file\"],\"allow_failure\":true}";
        String slow = "{\"program\":\"sleep\",\"args\":[\"60\"],\"timeout_sec\":1,\"allow_failure\":true}";
        String gone = "{\"program\":\"no-such-program\",\"allow_failure\":true}";
        String pipe = "{\"pipe\":[{\"program\":\"false\"},{\"program\":\"true\"}],\"allow_failure\":true}";
        write(String.join(", ", may, slow, gone, pipe, command("ls", "the-real-one")));
        String shown = out(1, "run", "--output", "quiet");
        assertThat(shown, containsString("say: failed: command 5 `ls` ended with exit code 2"));
        String summary = shown.substring(shown.indexOf("\nrun "));
        assertThat(summary, containsString("the-real-one"));
        assertThat(summary, not(containsString("no-such-file")));
        assertThat(out(0, "status"), containsString("command 5 `ls` ended with exit code 2"));
    }

    @Test
    public void whatEveryProcessOfAPipeSaysIsShownWhereverOutputIsShown() throws IOException {
        write("{\"pipe\": [" + command("ls", "no-such-file") + ", " + command("cat") + "]}");
        String shown = out(1, "run", "--output", "stream");
        int summary = shown.indexOf("\nrun ");
        assertThat(shown.substring(0, summary), containsString("cannot access 'no-such-file'"));
        assertThat(shown.substring(summary), containsString("cannot access 'no-such-file'"));
        assertThat(out(0, "logs"), containsString("== say: ls no-such-file | cat: failed\n"));
        String supervised = out(1, "run", "--supervised", "--output", "stream");
        assertThat(
                supervised.substring(0, supervised.indexOf("\nrun ")), containsString("cannot access 'no-such-file'"));
        try (Stream<Path> files = Files.walk(directory)) {
            Path report = files.filter(file -> file.endsWith("report/index.html"))
                    .findFirst()
                    .orElseThrow();
            assertThat(
                    Files.readString(report),
                    containsString(
                            "<a href=\"../stages/say/attempt-1/commands/01-ls___cat/part-1/stderr.log\">standard error of ls</a>:"));
        }
    }

    @Test
    public void logsHasEveryTryEveryServiceAndSaysWhatWasLeftOut() throws IOException {
        String tried =
                "{\"program\": \"ls\", \"args\": [\"gone\"], \"allow_failure\": true, \"retry\": {\"attempts\": 2}}";
        write(tried + ", " + command("seq", "10000"));
        Path intent = directory.resolve("intent.json");
        String services = "\"services\": [{\"program\": \"sh\", \"args\": [\"-c\", \"echo ready; exec sleep 60\"],"
                + " \"ready\": {\"log\": \"ready\"}}], \"allow_shell\": true, \"commands\"";
        Files.writeString(intent, Files.readString(intent).replace("\"commands\"", services));
        out(0, "run", "--output", "quiet", "--max-output", "2K");
        String logs = out(0, "logs");
        assertThat(logs, containsString("== say: ls gone (try 1 of 2): failed\n"));
        assertThat(logs, containsString("== say: ls gone (try 2 of 2): failed\n"));
        assertThat(logs, containsString("(46846 bytes in the middle were left out, to stay under the limit)\n"));
        assertThat(logs, containsString("== say: service sh -c"));
        assertThat(logs, containsString("\nready\n"));
    }

    @Test
    public void logsPrintsTheKeptOutputUnderStageAndCommand() throws IOException {
        write(command("echo", "hello", "you") + ", " + command("printenv", "TOKEN") + ", " + command("ls", "gone"));
        out(1, "run");
        String logs = out(0, "logs");
        assertThat(logs, containsString("== say: echo hello you: succeeded\nhello you\n== say: printenv TOKEN"));
        assertThat(logs, containsString("== say: ls gone: failed\n"));
        assertEquals(logs, out(0, "logs", "--follow"));
        assertEquals(logs, out(0, "logs", "20", "say"));
        assertThat(Call.of(directory, "logs", "20", "sya").err(), containsString("has no stage sya; it has say"));
        String json = out(0, "logs", "--json");
        assertThat(json, containsString("/commands/01-echo/stdout.log"));
    }

    @Test
    public void outputOfARunThatStillGoesIsFollowed() throws Exception {
        Path gate = directory.resolve("gate");
        write(command("echo", "before") + ", " + command("tail", "-n", "+1", "--retry", "-f", "--pid", "PID", "gate"));
        Process holder = new ProcessBuilder("cat").start();
        try {
            Path intent = directory.resolve("intent.json");
            Files.writeString(intent, Files.readString(intent).replace("PID", Long.toString(holder.pid())));
            Files.writeString(gate, "");
            Thread run = new Thread(() -> Call.of(directory, ENVIRONMENT, "run", "--output", "quiet"));
            run.start();
            String seen = "";
            while (!seen.contains("before")) {
                seen = Call.of(directory, ENVIRONMENT, "logs").out();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrintStream print = new PrintStream(out, true, UTF_8);
            Thread follow = new Thread(
                    () -> Main.run(new Host(directory, ENVIRONMENT, print, print, false), "logs", "--follow"));
            follow.start();
            Files.writeString(gate, "after\n");
            while (!out.toString(UTF_8).contains("after\n")) {
                Thread.onSpinWait();
            }
            holder.getOutputStream().close();
            run.join();
            follow.join();
            assertThat(out.toString(UTF_8), containsString("before\n"));
        } finally {
            holder.destroyForcibly();
        }
    }
}

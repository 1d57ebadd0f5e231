package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.TaskListener;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.supervised.JobEvent;
import io.jenkins.plugins.intent.exec.supervised.OutputChunk;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the console shows of a job, in each of its modes. */
public class JobProgressTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    public void streamShowsLinesAsTheyCompleteAcrossChunks() {
        JobProgress progress = progress(ConsoleMode.STREAM);
        progress.news(started());
        progress.news(output("hel"));
        assertEquals(List.of(), lines());
        progress.news(output("lo\r\nlast"));
        assertEquals(List.of("[build] hello"), lines());
        progress.news(ended(CommandStatus.SUCCEEDED, 0));
        assertEquals(List.of("[build] hello", "[build] last"), lines());
    }

    @Test
    public void tailShowsLastLinesAtTheEnd() {
        JobProgress progress = progress(ConsoleMode.TAIL);
        progress.news(started());
        progress.news(output("x\n".repeat(100)));
        assertEquals(List.of(), lines());
        progress.news(ended(CommandStatus.SUCCEEDED, 0));
        assertEquals("[intent] build: last lines of cmd:", lines().get(0));
        assertEquals(21, lines().size());
    }

    @Test
    public void quietShowsOnlyLastLinesOfWhatFailed() {
        JobProgress progress = progress(ConsoleMode.QUIET);
        progress.news(started());
        progress.news(output("why\n"));
        progress.news(ended(CommandStatus.FAILED, 3));
        assertEquals(
                List.of("[intent] build: command 1 (cmd) failed, exit code 3; its last lines:", "[build] why"),
                lines());
    }

    @Test
    public void commandThatIsSkippedSaysWhyAndOneThatFailsWithZeroToo() {
        JobProgress progress = progress(ConsoleMode.STREAM);
        progress.news(
                new JobEvent(0, "cmd", null, 0, 0, CommandStatus.SKIPPED, null, "its condition is not met", 1, 0));
        progress.news(new JobEvent(1, "cmd", null, 0, 0, CommandStatus.SKIPPED, null, null, 1, 0));
        progress.news(new JobEvent(2, "cmd", null, 0, 0, CommandStatus.FAILED, 0, "cannot capture `V`", 1, 0));
        assertEquals(
                List.of(
                        "[intent] build: command 1 (cmd) skipped, its condition is not met",
                        "[intent] build: command 3 (cmd) failed, cannot capture `V`"),
                lines());
    }

    @Test
    public void commandsAreRememberedForThePage() {
        JobProgress progress = progress(ConsoleMode.QUIET);
        progress.news(started());
        assertEquals(null, progress.commands().get(0).status());
        progress.news(ended(CommandStatus.SUCCEEDED, 0));
        CommandState command = progress.commands().get(0);
        assertEquals(CommandStatus.SUCCEEDED, command.status());
        assertEquals(5, command.endedMs() - command.startedMs());
    }

    @Test
    public void endlessLineIsCutAndBytesThatAreNoTextDoNotStopIt() {
        JobProgress progress = progress(ConsoleMode.STREAM);
        progress.news(new OutputChunk(0, "stdout", 0, new byte[] {(byte) 0xff, (byte) 0xfe}));
        progress.news(output("y".repeat(1_000_000) + "\n"));
        assertEquals(1, lines().size());
        assertTrue(lines().get(0).length() < 5_000);
    }

    private JobProgress progress(ConsoleMode mode) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        TaskListener listener = () -> stream;
        return new JobProgress("build", new RunConsole(listener, mode), new ShownSoFar(this::cursor, Runnable::run));
    }

    @Test
    public void whatWasShownBeforeARestartIsNotShownAgain() {
        JobProgress before = progress(ConsoleMode.STREAM);
        before.news(started());
        before.news(output("one\ntw"));
        assertEquals(List.of("[build] one"), lines());
        bytes.reset();
        JobProgress after = progress(ConsoleMode.STREAM);
        after.news(started());
        after.news(output("one\ntwo\nthree\n"));
        after.news(ended(CommandStatus.FAILED, 1));
        assertEquals(
                List.of(
                        "[build] two",
                        "[build] three",
                        "[intent] build: command 1 (cmd) failed, exit code 1; its last lines:"),
                lines().subList(0, 3));
        assertEquals(1, after.commands().size());
    }

    @Test
    public void whatEveryProcessOfAPipeSaysIsShownOnceAndBeforeTheLastOneInTheLastLines() {
        JobProgress before = progress(ConsoleMode.STREAM);
        before.news(started());
        before.news(new OutputChunk(0, "part-1/stderr", 0, "wrong\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("[build] wrong"), lines());
        bytes.reset();
        JobProgress after = progress(ConsoleMode.STREAM);
        after.news(started());
        after.news(new OutputChunk(0, "stderr", 0, "last\n".getBytes(StandardCharsets.UTF_8)));
        after.news(new OutputChunk(0, "part-1/stderr", 0, "wrong\n".getBytes(StandardCharsets.UTF_8)));
        after.news(output("out\n"));
        after.news(ended(CommandStatus.FAILED, 1));
        List<String> shown = lines();
        assertEquals(List.of("[build] last", "[build] out"), shown.subList(0, 2));
        assertEquals(
                List.of("out", "wrong", "last"),
                shown.subList(3, 6).stream()
                        .map(line -> line.replaceFirst(".*\\W", ""))
                        .toList());
    }

    @Test
    public void endThatWasShownBeforeARestartIsNotShownAgain() {
        JobProgress before = progress(ConsoleMode.TAIL);
        before.news(started());
        before.news(output("one\n"));
        before.news(ended(CommandStatus.SUCCEEDED, 0));
        bytes.reset();
        JobProgress after = progress(ConsoleMode.TAIL);
        after.news(started());
        after.news(output("one\n"));
        after.news(ended(CommandStatus.SUCCEEDED, 0));
        assertEquals(List.of(), lines());
    }

    @Test
    public void placeOnTheConsoleIsWrittenLaterAndOnceForManyLines() throws IOException {
        List<Runnable> due = new ArrayList<>();
        ShownSoFar shown = new ShownSoFar(this::cursor, due::add);
        for (int end = 1; end <= 100; end++) {
            assertTrue(shown.isNewLine(3, "stderr", end));
        }
        assertEquals(1, due.size());
        due.get(0).run();
        assertTrue(new ShownSoFar(this::cursor, due::add).isNewLine(3, "stderr", 2));
        due.get(1).run();
        ShownSoFar again = new ShownSoFar(this::cursor, due::add);
        assertFalse(again.isNewLine(2, "stdout", 9999));
        assertFalse(again.isNewEnd(2));
        assertFalse(again.isNewLine(3, "stderr", 100));
        assertTrue(again.isNewLine(3, "stdout", 1));
        assertTrue(again.isNewLine(3, "stderr", 101));
        assertTrue(again.isNewEnd(3));
    }

    @Test
    public void placeOfAJobThatIsOverIsNotWritten() {
        List<Runnable> due = new ArrayList<>();
        ShownSoFar shown = new ShownSoFar(this::cursor, due::add);
        assertTrue(shown.isNewEnd(0));
        shown.over();
        due.get(0).run();
        assertFalse(Files.exists(cursor()));
        assertEquals(1, due.size());
    }

    private Path cursor() {
        return folder.getRoot().toPath().resolve("job.cursor.json");
    }

    private static JobEvent started() {
        return new JobEvent(0, "cmd", "commands/01-cmd", 7, 0, null, null, null, 10, 0);
    }

    private static JobEvent ended(CommandStatus status, int exitCode) {
        return new JobEvent(0, "cmd", "commands/01-cmd", 0, 0, status, exitCode, null, 15, 0);
    }

    private static OutputChunk output(String text) {
        return new OutputChunk(0, "stdout", 0, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

package io.jenkins.plugins.intent.cli.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.SkipCause;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Test;

/** What a person sees on a terminal, frame after frame, in a terminal that only does as told. */
public class LiveScreenTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final TimeSource time = new TimeSource() {
        @Override
        public long epochMillis() {
            return nowMs;
        }

        @Override
        public long monotonicNanos() {
            return nowMs * 1_000_000;
        }
    };
    private volatile long nowMs = 1000;
    private volatile TerminalSize size = TerminalSize.USUAL;

    private LiveScreen screen(Map<String, Integer> commands, boolean colors) {
        return new LiveScreen(
                new PrintStream(sent, true, UTF_8),
                new Style(colors),
                Symbols.of(false),
                commands,
                time,
                () -> size,
                LiveScreen.Painting.WHEN_ASKED);
    }

    private List<String> seen(int columns) {
        SmallTerminal terminal = new SmallTerminal(columns);
        terminal.write(sent.toString(UTF_8));
        assertTrue(terminal.wraps());
        return terminal.lines();
    }

    @Test
    public void framesReplaceEachOtherAndTheLastOneStays() {
        LiveScreen screen = screen(Map.of("build", 2, "test", 1), true);
        screen.begin(Runs.started("build", "test"));
        screen.happened(new LedgerEvent.JobClaimed("build", "build-1", "worker-1", "t"), 1000);
        screen.commandStarted("build", 0, "compile");
        screen.paint();
        nowMs = 3500;
        screen.commandEnded("build", 0, "compile", CommandStatus.SUCCEEDED, null);
        screen.commandStarted("build", 1, "link");
        screen.paint();
        assertEquals(
                List.of(
                        "Goal  run r1",
                        "/ build    2.5 s  2/2 link",
                        ". test",
                        "#############--------------------------- 1/3 commands  2.5 s"),
                seen(80));
        screen.commandEnded("build", 1, "link", CommandStatus.FAILED, null);
        screen.happened(new LedgerEvent.StageFailed("build", "command 2 `link` ended with exit code 1"), 4000);
        screen.happened(
                new LedgerEvent.StageSkipped("test", SkipCause.FAILURE, "not run, because stage build failed"), 4000);
        nowMs = 4000;
        screen.close();
        assertEquals(
                List.of(
                        "Goal  run r1",
                        "x build    3.0 s  command 2 `link` ended with exit code 1",
                        "- test            not run, because stage build failed",
                        "##########################-------------- 2/3 commands  3.0 s"),
                seen(80));
    }

    @Test
    public void linesAreCutWhereANarrowTerminalEnds() {
        size = new TerminalSize(10, 20);
        LiveScreen screen = screen(Map.of("build", 1), false);
        screen.begin(Runs.started("build"));
        screen.happened(new LedgerEvent.JobClaimed("build", "build-1", "worker-1", "t"), 1000);
        screen.commandStarted("build", 0, "a command with a very long name");
        screen.paint();
        screen.paint();
        assertEquals(List.of("Goal  run r1", "| build    0.0 s  1/", " 0/1 commands  0.0 s"), seen(20));
    }

    @Test
    public void moreStagesThanRowsAreSummedUpWithTheUrgentOnesInView() {
        size = new TerminalSize(8, 80);
        LiveScreen screen = screen(Map.of(), false);
        screen.begin(Runs.started(IntStream.range(0, 100).mapToObj(i -> "s" + i).toArray(String[]::new)));
        screen.happened(new LedgerEvent.JobClaimed("s70", "s70-1", "worker-1", "t"), 1000);
        screen.happened(new LedgerEvent.StageSucceeded("s0"), 1000);
        screen.happened(new LedgerEvent.StageFailed("s99", "broken"), 1000);
        screen.paint();
        List<String> seen = seen(80);
        assertEquals(7, seen.size());
        assertEquals("| s70", seen.get(3).substring(0, 5));
        assertTrue(seen.get(4), seen.get(4).startsWith("x s99"));
        assertEquals("  and 95 waits for others, 1 succeeded, 100 stages in all", seen.get(5));
    }

    @Test
    public void namesFromADocumentCannotCommandTheTerminal() {
        LiveScreen screen = screen(Map.of("build", 1), false);
        screen.begin(Runs.started("build"));
        screen.happened(new LedgerEvent.JobClaimed("build", "build-1", "worker-1", "t"), 1000);
        screen.commandStarted("build", 0, "evil\u001b]0;title\u0007");
        screen.paint();
        assertEquals("| build    0.0 s  1/1 evil\\u001b]0;title\\u0007", seen(80).get(1));
    }

    @Test
    public void notesStayAboveTheFrame() {
        LiveScreen screen = screen(Map.of("build", 1), false);
        screen.begin(Runs.started("build"));
        screen.paint();
        screen.note("the journal ended in half a line, which was cut off");
        screen.paint();
        assertEquals(
                List.of("Goal  run r1", "note: the journal ended in half a line, which was cut off", ". build"),
                seen(80).subList(0, 3));
    }

    @Test
    public void terminalSizesAreReadOnlyWhenTheyMakeSense() {
        assertEquals(Optional.of(new TerminalSize(24, 80)), TerminalSize.read("24 80\n"));
        assertEquals(Optional.empty(), TerminalSize.read("0 0\n"));
        assertEquals(Optional.empty(), TerminalSize.read("stty: standard input: Not a typewriter"));
    }
}

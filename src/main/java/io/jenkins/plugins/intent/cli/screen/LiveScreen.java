package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.time.Steady;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Progress on a terminal: a block of lines that is painted over and over in place. What is heard only
 * changes the picture; one thread paints it, ten times a second at most. Every frame goes out in one
 * write and leaves the terminal as it was found, so being killed between frames harms nothing.
 */
final class LiveScreen implements Progress {
    /** When frames are painted; tests ask for each. */
    enum Painting {
        AS_TIME_GOES,
        WHEN_ASKED
    }

    private static final int FRAME_MILLIS = 100;
    private static final int FRAMES_PER_SIZE = 20;
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final Style style;
    private final Screen screen;
    private final Map<String, Integer> commands;
    private final TimeSource time;
    private final Supplier<TerminalSize> sizes;
    private final Painting painting;
    private final ScheduledExecutorService painter =
            Executors.newSingleThreadScheduledExecutor(task -> Daemon.of("intent-screen", task));
    private final List<String> notes = new ArrayList<>();
    private RunProgress progress;
    private long startedMs;
    private TerminalSize size = TerminalSize.USUAL;
    private List<Integer> painted = List.of();
    private long frames;
    private boolean closed;

    LiveScreen(
            PrintStream out,
            Style style,
            Symbols symbols,
            Map<String, Integer> commands,
            TimeSource time,
            Supplier<TerminalSize> sizes,
            Painting painting) {
        this.painting = painting;
        this.out = out;
        this.style = style;
        this.screen = new Screen(style, symbols);
        this.commands = commands;
        this.time = time;
        this.sizes = sizes;
    }

    @Override
    public void begin(RunView view) {
        synchronized (this) {
            progress = new RunProgress(view, commands);
            startedMs = time.epochMillis();
            out.println(style.paint(Style.Mark.STRONG, view.goal()) + "  "
                    + style.paint(Style.Mark.FAINT, "run " + view.runId()));
        }
        if (painting == Painting.AS_TIME_GOES) {
            painter.scheduleWithFixedDelay(new Steady("painting", this::paint), 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private RunProgress progress() {
        synchronized (this) {
            return progress;
        }
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        progress().happened(event, atMs);
    }

    @Override
    public void commandStarted(String stageId, int index, String name) {
        progress().commandStarted(stageId, index, name);
    }

    @Override
    public void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {
        progress().commandEnded(stageId, index, status);
    }

    @Override
    public synchronized void note(String sentence) {
        notes.add(sentence);
    }

    /** Paints the last frame. What is printed from then on stands below it, so nothing is painted any more. */
    @Override
    public void close() {
        painter.shutdown();
        synchronized (this) {
            // The last frame stays, so it has to fit the window as it is now.
            frames = 0;
            if (progress != null) {
                paint();
            }
            closed = true;
        }
    }

    synchronized void paint() {
        if (closed) {
            return;
        }
        if (frames++ % FRAMES_PER_SIZE == 0) {
            size = sizes.get();
        }
        List<ScreenLine> lines = screen.lines(progress.stages(), startedMs, time.epochMillis(), size);
        StringBuilder frame = new StringBuilder(NO_WRAP).append('\r');
        int width = size.columns();
        int up = painted.stream().mapToInt(used -> rows(used, width)).sum();
        if (up > 0) {
            frame.append("\u001b[").append(up).append('A');
        }
        notes.forEach(note -> frame.append(style.paint(Style.Mark.ASKING, "note: " + note))
                .append(CLEAR_LINE)
                .append('\n'));
        notes.clear();
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        out.print(frame.append(CLEAR_BELOW).append(WRAP));
        out.flush();
        painted = lines.stream().map(ScreenLine::used).toList();
    }

    /** A line painted before the terminal became narrower takes several rows now. */
    private static int rows(int used, int width) {
        return Math.max(1, (used + width - 1) / width);
    }
}

package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.LedgerEvent;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Another progress, and below its end what the commands printed when that is little: {@code echo hello}
 * shows hello. Of much, one line says where to read it. What failed speaks in the summary.
 */
final class BriefOutput implements Progress {
    static final int MOST_LINES = 20;

    private record Line(String stageId, int index, String text) {}

    private final Progress progress;
    private final PrintStream out;
    private final Style style;
    private final String howToRead;
    private final OutputLines output = new OutputLines(this::add);
    private final List<Line> lines = new ArrayList<>();
    private boolean much;
    private boolean closed;

    /** @param howToRead the command that shows everything */
    BriefOutput(Progress progress, PrintStream out, Style style, String howToRead) {
        this.progress = progress;
        this.out = out;
        this.style = style;
        this.howToRead = howToRead;
    }

    @Override
    public boolean wantsOutput() {
        return true;
    }

    @Override
    public void commandWrote(String stageId, int index, String stream, byte[] bytes, int offset, int length) {
        output.write(stageId, index, stream, bytes, offset, length);
    }

    private synchronized void add(String stageId, int index, String text) {
        much |= lines.size() == MOST_LINES;
        if (!much) {
            lines.add(new Line(stageId, index, text));
        }
    }

    @Override
    public void commandEnded(String stageId, int index, String name, CommandStatus status, String error) {
        output.end(stageId, index);
        if (status != CommandStatus.SUCCEEDED) {
            forget(stageId, index);
        }
        progress.commandEnded(stageId, index, name, status, error);
    }

    private synchronized void forget(String stageId, int index) {
        lines.removeIf(line -> line.index() == index && line.stageId().equals(stageId));
    }

    @Override
    public void begin(RunView view) {
        progress.begin(view);
    }

    @Override
    public void happened(LedgerEvent event, long atMs) {
        progress.happened(event, atMs);
    }

    @Override
    public void commandStarted(String stageId, int index, String name) {
        progress.commandStarted(stageId, index, name);
    }

    @Override
    public void note(String sentence) {
        progress.note(sentence);
    }

    @Override
    public synchronized void close() {
        progress.close();
        if (!closed && much) {
            out.println(style.paint(Mark.FAINT, "what the commands printed: " + howToRead));
        } else if (!closed) {
            lines.forEach(line -> out.println(style.paint(Mark.FAINT, "[" + line.stageId() + "]") + " " + line.text()));
        }
        closed = true;
    }
}

package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.exec.supervised.JobEvent;
import io.jenkins.plugins.intent.exec.supervised.JobListener;
import io.jenkins.plugins.intent.exec.supervised.News;
import io.jenkins.plugins.intent.exec.supervised.OutputChunk;
import io.jenkins.plugins.intent.text.ConsoleMode;
import io.jenkins.plugins.intent.text.LineBuffer;
import io.jenkins.plugins.intent.text.StatusWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one job does: shown on the console and remembered for the page while it goes. */
final class JobProgress implements JobListener {
    /** Lines of a failed command that are shown again where people look: at the end. */
    private static final int SHOWN = 10;

    /** What a command says on standard error stands last, where people look. */
    private static final Comparator<String> OUTPUT_FIRST = Comparator.comparing(
                    (String stream) -> !stream.equals(OutputFiles.STDOUT))
            .thenComparing(Comparator.naturalOrder());

    private final String stage;
    private final RunConsole console;
    private final Map<Integer, CommandState> commands = new TreeMap<>();
    private final Map<Integer, Map<String, LineBuffer>> streams = new HashMap<>();
    private final ShownSoFar shown;

    /** @param shown how far an earlier controller came */
    JobProgress(String stage, RunConsole console, ShownSoFar shown) {
        this.stage = stage;
        this.console = console;
        this.shown = shown;
    }

    /** The books have the job's outcome. */
    void over() {
        shown.over();
    }

    /** The commands so far, in order. */
    synchronized List<CommandState> commands() {
        return new ArrayList<>(commands.values());
    }

    @Override
    public synchronized void news(News news) {
        if (news instanceof OutputChunk chunk) {
            buffer(chunk.command(), chunk.stream()).write(chunk.bytes());
        } else if (news instanceof JobEvent event) {
            CommandState before = commands.get(event.command());
            commands.put(
                    event.command(),
                    new CommandState(
                            event.command(),
                            event.name(),
                            event.status(),
                            event.exitCode(),
                            before == null ? event.atMs() : before.startedMs(),
                            event.isEnd() ? event.atMs() : 0));
            if (event.isEnd()) {
                ended(event);
            }
        }
    }

    @Override
    public void note(String sentence) {
        console.say(stage, sentence);
    }

    private LineBuffer buffer(int command, String stream) {
        return streams.computeIfAbsent(command, any -> new TreeMap<>(OUTPUT_FIRST))
                .computeIfAbsent(
                        stream,
                        any -> new LineBuffer((line, end) -> {
                            if (console.mode() == ConsoleMode.STREAM && shown.isNewLine(command, stream, end)) {
                                console.output(stage, line);
                            }
                        }));
    }

    private void ended(JobEvent event) {
        List<String> last = new ArrayList<>();
        Map<String, LineBuffer> written = streams.remove(event.command());
        if (written != null) {
            for (LineBuffer stream : written.values()) {
                stream.close();
                last.addAll(stream.last());
            }
        }
        if (!shown.isNewEnd(event.command())) {
            return;
        }
        boolean failed = event.status() != CommandStatus.SUCCEEDED && event.status() != CommandStatus.SKIPPED;
        if (failed) {
            List<String> end = last.subList(Math.max(0, last.size() - SHOWN), last.size());
            console.output(stage, title(event) + (end.isEmpty() ? "" : "; its last lines:"), end);
        } else if (event.status() == CommandStatus.SKIPPED
                && event.error() != null
                && console.mode() != ConsoleMode.QUIET) {
            console.output(stage, title(event), List.of());
        } else if (console.mode() == ConsoleMode.TAIL && !last.isEmpty()) {
            console.output(stage, "last lines of " + event.name() + ":", last);
        }
    }

    private static String title(JobEvent event) {
        boolean byExit = event.exitCode() != null && (event.exitCode() != 0 || event.error() == null);
        String how = byExit ? "exit code " + event.exitCode() : event.error();
        return "command " + (event.command() + 1) + " (" + event.name() + ") " + StatusWords.of(event.status())
                + (how == null ? "" : ", " + how);
    }
}

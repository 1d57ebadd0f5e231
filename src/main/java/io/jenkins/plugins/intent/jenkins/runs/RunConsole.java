package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.TaskListener;
import io.jenkins.plugins.intent.text.ConsoleMode;
import java.util.Collection;
import java.util.Optional;

/** The build's console: whole lines, from many threads, each with the stage it speaks of and, where stages have logs of their own, in that. */
final class RunConsole {
    private final TaskListener listener;
    private final ConsoleMode mode;
    private final Optional<StageLogs> logs;

    RunConsole(TaskListener listener, ConsoleMode mode) {
        this(listener, mode, Optional.empty());
    }

    /** @param logs of the stages, where they have logs of their own */
    RunConsole(TaskListener listener, ConsoleMode mode, Optional<StageLogs> logs) {
        this.listener = listener;
        this.mode = mode;
        this.logs = logs;
    }

    TaskListener listener() {
        return listener;
    }

    ConsoleMode mode() {
        return mode;
    }

    /** A line about the run as a whole. */
    void say(String line) {
        print("[intent] " + line);
    }

    /** A line about a stage that is to be read before the stage begins. */
    void announce(String stage, String line) {
        print("[intent] " + stage + ": " + line);
    }

    /** A line about a stage. */
    void say(String stage, String line) {
        print(stage, "[intent] " + stage + ": " + line);
    }

    /** A line that a command wrote. */
    void output(String stage, String line) {
        print(stage, "[" + stage + "] " + line);
    }

    /** Lines that belong together. */
    synchronized void output(String stage, String title, Collection<String> lines) {
        say(stage, title);
        lines.forEach(line -> output(stage, line));
    }

    private void print(String stage, String line) {
        if (logs.isEmpty() || !logs.get().print(stage, line)) {
            print(line);
        }
    }

    private synchronized void print(String line) {
        listener.getLogger().println(line);
    }
}

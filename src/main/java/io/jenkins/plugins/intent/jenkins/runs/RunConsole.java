package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.TaskListener;
import java.util.Collection;

/** The build's console: whole lines, from many threads, each with the stage it speaks of. */
final class RunConsole {
    private final TaskListener listener;
    private final ConsoleMode mode;

    RunConsole(TaskListener listener, ConsoleMode mode) {
        this.listener = listener;
        this.mode = mode;
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

    /** A line about a stage. */
    void say(String stage, String line) {
        print("[intent] " + stage + ": " + line);
    }

    /** A line that a command wrote. */
    void output(String stage, String line) {
        print("[" + stage + "] " + line);
    }

    /** Lines that belong together. */
    synchronized void output(String stage, String title, Collection<String> lines) {
        say(stage, title);
        lines.forEach(line -> output(stage, line));
    }

    private synchronized void print(String line) {
        listener.getLogger().println(line);
    }
}

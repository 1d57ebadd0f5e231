package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.TaskListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The logs of stages that have a node of their own in the Pipeline. A stage may begin a moment before
 * its node does, and after a restart it does; what is said of it until then is held back, as far as it
 * is little, so that it stands in its own log.
 */
final class StageLogs {
    /** Lines held back for one stage. */
    private static final int MOST_HELD = 1_000;

    private final Map<String, Deque<TaskListener>> open = new HashMap<>();
    private final Map<String, List<String>> held = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    /** Lines about the stage go there from now on, until it is left; then to where they went before. */
    synchronized void join(String stage, TaskListener listener) {
        closed.remove(stage);
        open.computeIfAbsent(stage, id -> new ArrayDeque<>()).push(listener);
        List<String> lines = held.remove(stage);
        if (lines != null) {
            lines.forEach(listener.getLogger()::println);
        }
    }

    synchronized void leave(String stage, TaskListener listener) {
        Deque<TaskListener> listeners = open.get(stage);
        if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
            open.remove(stage);
            closed.add(stage);
        }
    }

    /** Prints a line about a stage, or keeps it; false when it belongs into the log of the run. */
    synchronized boolean print(String stage, String line) {
        Deque<TaskListener> listeners = open.get(stage);
        if (listeners != null) {
            listeners.peek().getLogger().println(line);
            return true;
        }
        List<String> lines = held.get(stage);
        if (closed.contains(stage) || lines != null && lines.size() >= MOST_HELD) {
            return false;
        }
        held.computeIfAbsent(stage, id -> new ArrayList<>()).add(line);
        return true;
    }

    /** Gives away what was held back: no more nodes come. */
    synchronized List<String> release() {
        List<String> lines = held.values().stream().flatMap(List::stream).toList();
        held.clear();
        return lines;
    }
}

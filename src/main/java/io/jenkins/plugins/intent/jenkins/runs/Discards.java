package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Computer;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.DiscardJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;

/**
 * Takes away the directories of jobs that are over, those of one moment and one agent by one call. Nobody waits for
 * it, and what cannot be deleted is in the way of nobody.
 */
final class Discards {
    private static final Logger LOGGER = Logger.getLogger(Discards.class.getName());
    private static final long MOMENT_MS = 100;

    /** Does something when a moment is over, on a thread that may wait; injected so that tests need not. */
    @FunctionalInterface
    interface Later {
        Later MOMENT = task -> Timer.get()
                .schedule(() -> Computer.threadPoolForRemoting.execute(task), MOMENT_MS, TimeUnit.MILLISECONDS);

        void run(Runnable task);
    }

    private final Later later;
    private Map<String, List<AgentPath>> waiting = new LinkedHashMap<>();

    Discards(Later later) {
        this.later = later;
    }

    /** With those of the same moment. */
    synchronized void soon(AgentPath directory) {
        if (waiting.isEmpty()) {
            later.run(this::work);
        }
        waiting.computeIfAbsent(directory.node(), node -> new ArrayList<>()).add(directory);
    }

    private void work() {
        taken().values().forEach(Discards::discard);
    }

    private synchronized Map<String, List<AgentPath>> taken() {
        Map<String, List<AgentPath>> taken = waiting;
        waiting = new LinkedHashMap<>();
        return taken;
    }

    private static void discard(List<AgentPath> directories) {
        AgentPath first = directories.get(0);
        List<String> others = directories.stream().skip(1).map(AgentPath::path).toList();
        try {
            first.act(new DiscardJob(others));
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "left behind: " + directories);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.jenkins.plugins.intent.exec.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One search for the processes that have a text in the environment they were started with.
 *
 * <p>Processes start others and end while it looks. One that is gone may have left a child that was
 * not there when the list was made; one that is between two programs has no environment for a moment.
 * Both are worth another pass, over what is new only. On a busy machine something ends during every
 * pass, so that alone does not keep the search going for long.
 */
public final class MarkedProcesses {
    private static final int PASSES_FOR_GONE = 4;
    /** Some seconds: on a machine with too much to do, a program may take that long to begin. */
    private static final int MOST_PASSES = 300;

    private static final int LONGEST_PAUSE_MILLIS = 10;

    private final String text;
    private final long from;
    private final Set<Long> strangers = new HashSet<>();
    private List<ProcessHandle> found = List.of();
    private boolean sawGone;
    private boolean sawUnreadable;
    private int passesWithoutAny;

    private MarkedProcesses(String text, long from) {
        this.text = text;
        this.from = from;
    }

    /** @param from the lowest process id to look at */
    public static List<ProcessHandle> find(String text, long from) throws InterruptedException {
        MarkedProcesses search = new MarkedProcesses(text, from);
        search.look();
        for (int pass = 1; search.isWorthAnotherPass(pass); pass++) {
            TimeUnit.MILLISECONDS.sleep(Math.min(pass, LONGEST_PAUSE_MILLIS));
            search.look();
        }
        return List.copyOf(search.found);
    }

    /** One that has just been seen and is gone may have left a child that no pass has seen yet. */
    private boolean isWorthAnotherPass(int pass) {
        int idle = found.isEmpty() ? passesWithoutAny : pass;
        return pass < MOST_PASSES && (sawUnreadable || sawGone && idle < PASSES_FOR_GONE);
    }

    private void look() {
        found = new ArrayList<>();
        sawGone = false;
        sawUnreadable = false;
        passesWithoutAny++;
        for (long pid : ProcFs.pids(from)) {
            if (!strangers.contains(pid)) {
                look(pid);
            }
        }
    }

    private void look(long pid) {
        Optional<ProcessHandle> handle = Optional.empty();
        ProcFs.Environment environment = ProcFs.environment(pid);
        if (environment.contains(text)) {
            passesWithoutAny = 0;
            // The handle pins the start time, so that a process id in use again is told apart.
            handle = ProcessHandle.of(pid);
            environment = ProcFs.environment(pid);
        }
        switch (environment.state()) {
            case GONE, BARE -> sawGone = true;
            case UNREADABLE -> sawUnreadable = true;
            case NONE -> {
                sawGone = true;
                strangers.add(pid);
            }
            default -> {
                if (!environment.contains(text)) {
                    strangers.add(pid);
                } else if (handle.isPresent()) {
                    found.add(handle.get());
                } else {
                    sawGone = true;
                }
            }
        }
    }
}

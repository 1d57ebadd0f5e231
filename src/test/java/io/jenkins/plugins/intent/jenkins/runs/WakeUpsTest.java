package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Test;

/** Whoever is woken works, once for all who wake it before it began, and whatever happened the last time. */
public class WakeUpsTest {
    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    private void run() {
        for (Runnable next = pool.poll(); next != null; next = pool.poll()) {
            next.run();
        }
    }

    @Test
    public void worksOnceForAllWhoWakeItBeforeItBegan() {
        WakeUps wakeUps = new WakeUps(pool::add, () -> done.add("worked"), trouble -> done.add(trouble.getMessage()));
        wakeUps.wake();
        wakeUps.wake();
        run();
        assertEquals(List.of("worked"), done);
    }

    @Test
    public void worksAgainWhenItIsWokenWhileItWorks() {
        WakeUps[] self = new WakeUps[1];
        self[0] = new WakeUps(
                pool::add,
                () -> {
                    done.add("worked");
                    if (done.size() == 1) {
                        self[0].wake();
                    }
                },
                trouble -> done.add(trouble.getMessage()));
        self[0].wake();
        run();
        assertEquals(List.of("worked", "worked"), done);
    }

    @Test
    public void worksNextTimeAfterItFailedOrFoundNoThread() {
        boolean[] full = {true};
        WakeUps wakeUps = new WakeUps(
                work -> {
                    if (full[0]) {
                        throw new RejectedExecutionException("no thread");
                    }
                    pool.add(work);
                },
                () -> {
                    done.add("worked");
                    throw new StackOverflowError("too deep");
                },
                trouble -> done.add(trouble.getMessage()));
        wakeUps.wake();
        full[0] = false;
        wakeUps.wake();
        run();
        wakeUps.wake();
        run();
        assertEquals(List.of("no thread", "worked", "too deep", "worked", "too deep"), done);
    }
}

package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.Processes;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A boundary that is being held, and how processes get into it. The holder waits for the end of its standard
 * input, which only this process has the other end of: when this process dies, however it dies, the holder
 * ends, and the kernel ends everything inside with it, whatever it did to get away.
 */
abstract class Enclosure {
    private static final long LONGEST_END_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final long pid;

    /** @param pid of the first process inside */
    Enclosure(long pid) {
        this.pid = pid;
    }

    /** Makes a boundary; returns when it holds. */
    static Enclosure make(Tools tools, Boundary boundary) throws CannotConfineException {
        Enclosure quick = ForemanEnclosure.withForeman(tools, boundary);
        return quick != null ? quick : EnteredEnclosure.toEnter(tools, boundary);
    }

    /**
     * The same process inside.
     *
     * @param environment that it gets
     */
    abstract Launch inside(Launch launch, Map<String, String> environment);

    /** Lets the holder go. */
    abstract void letGo();

    /** It is over. */
    abstract void forget();

    long pid() {
        return pid;
    }

    /**
     * Ends everything inside: with its first process the kernel ends all of a namespace, and the first one's
     * end is seen only when the others are gone. The holder outside says nothing of that, it goes before.
     *
     * @return whether all has ended
     */
    boolean end() throws InterruptedException {
        letGo();
        if (!isOver()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        boolean over = isOver();
        if (over) {
            forget();
        }
        return over;
    }

    private boolean isOver() throws InterruptedException {
        long startNanos = System.nanoTime();
        while (isAlive() && System.nanoTime() - startNanos < LONGEST_END_NANOS) {
            TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
        }
        return !isAlive();
    }

    boolean isAlive() {
        return Processes.isAlive(pid);
    }
}

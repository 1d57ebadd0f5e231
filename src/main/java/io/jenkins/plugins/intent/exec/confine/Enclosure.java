package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.ProcFs;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A boundary that is being held. The holder waits for the end of its standard input, which only this
 * process has the other end of: when this process dies, however it dies, the holder ends, and the kernel
 * ends everything inside with it, whatever it did to get away.
 */
final class Enclosure {
    private static final Pattern CHILD = Pattern.compile("\"child-pid\"\\s*:\\s*(\\d+)");
    private static final long LONGEST_END_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Process holder;
    private final long pid;

    private Enclosure(Process holder, long pid) {
        this.holder = holder;
        this.pid = pid;
    }

    /** Makes a boundary; returns when it holds. */
    static Enclosure make(Bubblewrap bubblewrap, Boundary boundary) throws CannotConfineException {
        Process holder = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(bubblewrap.hold(boundary));
            builder.environment().clear();
            builder.redirectErrorStream(true);
            holder = builder.start();
            String words = introduction(holder.getInputStream());
            Matcher child = CHILD.matcher(words);
            if (words.indexOf(Bubblewrap.READY) >= 0 && child.find()) {
                return new Enclosure(holder, Long.parseLong(child.group(1)));
            }
            String reason = words.substring(words.lastIndexOf('}') + 1).strip();
            throw new CannotConfineException("commands cannot be confined: " + reason);
        } catch (IOException e) {
            if (holder != null) {
                holder.destroyForcibly();
            }
            throw new CannotConfineException("commands cannot be confined: " + IoErrors.reason(e));
        }
    }

    /** What it says until everything is in its place, which is later than it says who it is. */
    private static String introduction(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            text.append((char) c);
            if (c == Bubblewrap.READY) {
                break;
            }
        }
        return text.toString();
    }

    /** Process id of who holds it, inside of it. */
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
        try {
            holder.getOutputStream().close();
        } catch (IOException e) {
            // Nothing was written, so there is nothing to lose.
        }
        if (isOver()) {
            return true;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        return isOver();
    }

    private boolean isOver() throws InterruptedException {
        long startNanos = System.nanoTime();
        while (isAlive() && System.nanoTime() - startNanos < LONGEST_END_NANOS) {
            TimeUnit.NANOSECONDS.sleep(LOOK_NANOS);
        }
        return !isAlive();
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).isPresent() && !ProcFs.isZombie(pid);
    }
}

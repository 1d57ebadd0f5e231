package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The supervisor's second thread: beats, and stops the block when the lease is over, the job is
 * cancelled, or the job directory is gone. Only looks and decides; {@link #tick} is called again and
 * again by somebody else.
 */
final class Pulse {
    private static final long MAX_BEAT_MS = 5_000;
    private static final long MAX_TICK_MS = 250;
    /** The block waits for the first renewal, so it is looked for often. */
    private static final long FIRST_TICK_MS = 4;

    private final JobDirectory directory;
    private final StopSignal stop;
    private final TimeSource time;
    private final long leaseMs;
    private final long startMark;
    private final JobLog log;
    private final Fence fence;
    private final CountDownLatch settled = new CountDownLatch(1);
    private long nextBeatNanos;
    private byte[] lastLease = {};
    private boolean beatTrouble;
    private volatile boolean over;
    private volatile String reason;

    Pulse(JobDirectory directory, long leaseMs, StopSignal stop, TimeSource time, JobLog log) {
        this.log = log;
        this.directory = directory;
        this.stop = stop;
        this.time = time;
        this.leaseMs = leaseMs;
        startMark = Processes.startMark(ProcessHandle.current().pid());
        nextBeatNanos = time.monotonicNanos();
        fence = new Fence(nextBeatNanos, leaseMs);
    }

    /** How often {@link #tick} should be called, in milliseconds. */
    long tickMs() {
        return settled.getCount() > 0 ? FIRST_TICK_MS : Math.max(1, Math.min(MAX_TICK_MS, leaseMs / 12));
    }

    synchronized void tick() {
        if (over) {
            return;
        }
        long nowNanos = time.monotonicNanos();
        if (nowNanos - nextBeatNanos >= 0) {
            nextBeatNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(Math.min(MAX_BEAT_MS, leaseMs / 6));
            beat(fence.beat(nowNanos));
        }
        if (!directory.exists()) {
            stop(StopReason.LEASE_LOST, "the job directory is gone");
        } else if (directory.isCancelled()) {
            stop(StopReason.CANCELLED, null);
        } else {
            seeRenewal();
            if (fence.isOver(nowNanos)) {
                stop(StopReason.LEASE_LOST, "the lease of " + leaseMs + " ms was not renewed in time");
            }
        }
        if (fence.hasLease() || stop.reason().isPresent()) {
            settled.countDown();
        }
    }

    /** Something that can fail. */
    @FunctionalInterface
    interface Deed {
        void run() throws IOException;
    }

    /** Does the last thing in the job directory: when that has worked, nothing is written there any more. */
    synchronized void endWith(Deed last) throws IOException {
        last.run();
        over = true;
    }

    /** The job is over, one way or the other: beats no more. */
    synchronized void end() {
        over = true;
    }

    /** Whether {@link #tick} need not be called any more. */
    boolean isOver() {
        return over;
    }

    /** Returns once there is a lease, or the job is to be stopped before it began. */
    void awaitLease() throws InterruptedException {
        settled.await();
    }

    /** Stops the block and says why to people, unless it is being stopped already. */
    void stop(StopReason why, String words) {
        if (stop.reason().isEmpty()) {
            reason = words;
            stop.stop(why);
        }
    }

    /** Why the block was stopped; null when it was not, or when that needs no words. */
    String reason() {
        return reason;
    }

    boolean isLeaseOver() {
        return fence.isOver(time.monotonicNanos());
    }

    private void seeRenewal() {
        try {
            byte[] bytes = directory.leaseBytes();
            if (!Arrays.equals(bytes, lastLease)) {
                lastLease = bytes;
                RenewedFile.parse(bytes, LeaseFile.class).ifPresent(fence::see);
            }
        } catch (IOException unreadable) {
            // Read again at the next tick. If it stays so, the lease ends.
            return;
        }
    }

    /** A beat that cannot be written is no reason to stop: if the books miss it, the lease ends. */
    private void beat(long counter) {
        try {
            directory.writeBeat(new Beat(ProcessHandle.current().pid(), startMark, counter));
            beatTrouble = false;
        } catch (IOException e) {
            if (!beatTrouble) {
                log.say("cannot write the beat: " + IoErrors.sentence(e));
            }
            beatTrouble = true;
        }
    }
}

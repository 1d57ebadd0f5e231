package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.StopReason;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An agent whose job directory, pulse and fence are the real ones, while time passes only when the
 * books' side waits for it. Its connection may be slow and may fail.
 */
final class SimulatedAgent implements AgentLink {
    private static final SupervisorState ALIVE = SupervisorState.ALIVE;

    private final SimulatedWorld world;
    private final JobDirectory directory;
    private final long leaseMs;
    private final TimeSource time;
    private final Random random;
    private final StopSignal stop = new StopSignal();
    private Pulse pulse;
    private long stoppedAtMs = Long.MAX_VALUE;
    private long nextTickMs;
    /** No command runs before the first renewal. */
    private boolean began;

    /** Longest time a message is on its way, in each direction. */
    long maxDelayMs;
    /** How many messages of a hundred are lost. */
    int lossPercent;
    /** From when on and until when no message gets through. */
    long cutOffFromMs = Long.MAX_VALUE;

    long cutOffUntilMs = Long.MAX_VALUE;
    /** When the block ends by itself. */
    long endsAtMs = Long.MAX_VALUE;

    SimulatedAgent(SimulatedWorld world, JobDirectory directory, long leaseMs, Random random) {
        this.world = world;
        this.directory = directory;
        this.leaseMs = leaseMs;
        this.random = random;
        time = world.machine(random);
    }

    /** When the agent stopped what it had started; far in the future when it did not. */
    long stoppedAtMs() {
        return began ? stoppedAtMs : 0;
    }

    Optional<StopReason> reason() {
        return stop.reason();
    }

    @Override
    public void start() throws IOException {
        travel();
        if (pulse == null) {
            pulse = new Pulse(directory, leaseMs, stop, time, new JobLog(directory.log(), Redactor.NONE));
            pulse.tick();
            nextTickMs = world.nowMs() + pulse.tickMs();
        }
        travel();
    }

    @Override
    public WatchReply watch(WatchRequest request) throws IOException {
        travel();
        if (request.renewal() != null) {
            long last = directory.lease().map(LeaseFile::counter).orElse(0L);
            directory.writeLease(new LeaseFile(
                    last + 1, request.renewal().holdMs(), request.renewal().beat()));
        }
        began |= request.renewal() != null && request.renewal().holdMs() > 0;
        if (request.cancel()) {
            directory.cancel();
        }
        long untilMs = world.nowMs() + request.waitMs();
        while (world.nowMs() < untilMs && directory.result().isEmpty()) {
            live(pulse.tickMs());
        }
        WatchReply reply = new WatchReply(
                ALIVE,
                directory.beat().orElse(null),
                List.of(),
                request.cursor(),
                false,
                directory.result().orElse(null),
                null);
        travel();
        return reply;
    }

    /** Time passes on the agent as it does everywhere. */
    void live(long ms) {
        try {
            pass(ms);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(long ms) throws IOException {
        long untilMs = world.nowMs() + ms;
        while (world.nowMs() < untilMs) {
            world.pass(1);
            if (pulse != null
                    && world.nowMs() >= nextTickMs
                    && directory.result().isEmpty()) {
                nextTickMs = world.nowMs() + pulse.tickMs();
                pulse.tick();
                end();
            }
        }
    }

    private void end() throws IOException {
        AttemptStatus status = stop.reason()
                .map(why -> why == StopReason.CANCELLED ? AttemptStatus.CANCELLED : AttemptStatus.LEASE_LOST)
                .orElse(AttemptStatus.SUCCEEDED);
        if (stop.reason().isPresent() || (began && world.nowMs() >= endsAtMs)) {
            stoppedAtMs = world.nowMs();
            directory.writeResult(new ResultFile("job", status, pulse.reason(), true));
        }
    }

    private void travel() throws IOException {
        if (maxDelayMs > 0) {
            live(random.nextInt((int) maxDelayMs));
        }
        boolean cutOff = world.nowMs() >= cutOffFromMs && world.nowMs() < cutOffUntilMs;
        if (cutOff || random.nextInt(100) < lossPercent) {
            throw new IOException("connection lost");
        }
    }
}

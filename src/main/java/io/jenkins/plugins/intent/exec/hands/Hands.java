package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The hands of one job as the host of its processes; see the package for the protocol. They must have
 * been started, by {@code sh ./hands.sh} where the commands are to run.
 *
 * <p>Environments given to {@link #start} go on top of the one that the hands were started with, which
 * is the one of the place. When a hand is gone, nothing more can be started or ended, and whoever
 * connected is told once.
 */
public final class Hands implements ProcessHost, AutoCloseable {
    /** What people are told of hands that were not let go. */
    public static final String GONE =
            "the helper that starts commands where they run is gone: it was killed, or its container ended";

    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** How the time between two looks passes. */
    interface Pause {
        void pass(long nanos) throws InterruptedException;
    }

    private final HandsConnection connection;
    private final String mark;
    private final List<String> secrets;
    private final StreamPool streams;
    private final Deque<Hand> idle = new ArrayDeque<>();
    /** Streams that background children may still hold open. */
    private final List<Output> open = new ArrayList<>();

    private Hands(HandsConnection connection, String mark, List<String> secrets, StreamPool streams) {
        this.connection = connection;
        this.mark = mark;
        this.secrets = List.copyOf(secrets);
        this.streams = streams;
    }

    /**
     * Takes up the connection to hands that were started in a directory.
     *
     * @param mark what everything that comes from the job has in its environment
     * @param leaseMs of the job
     * @param secrets values that may be in no file
     * @param onGone told, in words for a person, when they are gone before they were let go
     * @throws IOException when they do not answer
     */
    public static Hands connect(
            HandsDirectory directory, String mark, long leaseMs, List<String> secrets, Consumer<String> onGone)
            throws IOException, InterruptedException {
        HandsConnection connection = HandsConnection.open(directory, leaseMs, onGone);
        Hands hands = new Hands(connection, mark, secrets, new StreamPool(directory, connection.mode()));
        hands.idle.push(connection.hand());
        return hands;
    }

    @Override
    public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException {
        return startPipe(List.of(launch), stdout, List.of(stderr)).get(0);
    }

    @Override
    public List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        List<Beginning> begun = new ArrayList<>();
        try {
            order(launches, stdout, stderr, begun);
            List<StartedProcess> started = new ArrayList<>();
            for (Beginning each : begun) {
                each.await();
                started.add(new HandsProcess(this, each));
            }
            return started;
        } catch (CannotStartException e) {
            giveUp(begun);
            throw e;
        } catch (IOException e) {
            giveUp(begun);
            throw CannotStartException.of(
                    launches.get(0).program(), "what starts commands there fails: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CannotStartException.of(launches.get(0).program(), "its start was interrupted");
        }
    }

    private void order(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr, List<Beginning> begun)
            throws CannotStartException, IOException, InterruptedException {
        Streams names = streams.take();
        if (launches.get(0).stdin().isPresent()) {
            names = names.from(
                    connection.directory().relative(launches.get(0).stdin().get()));
        }
        for (int i = 0; i < launches.size(); i++) {
            Launch launch = launches.get(i);
            boolean isLast = i == launches.size() - 1;
            String pipe = isLast ? null : connection.pipe();
            Streams own = isLast ? names : names.to(pipe);
            String order = CommandOrder.of(launch, connection.directory().relative(launch.directory()), own);
            refuseSecretsInFiles(launch, order);
            Hand hand = idle.isEmpty() ? connection.hand() : idle.pop();
            Output output =
                    new Output(connection.directory(), connection.mode(), own, isLast ? stdout : null, stderr.get(i));
            begun.add(new Beginning(launch, hand, output, order));
            names = isLast ? null : streams.take().from(pipe);
        }
    }

    private void refuseSecretsInFiles(Launch launch, String order) throws CannotStartException {
        if (connection.mode() == HandsMode.POLL && secrets.stream().anyMatch(order::contains)) {
            throw CannotStartException.of(
                    launch.program(),
                    "a secret in its arguments or variables would have to be written to a file, since named pipes do"
                            + " not reach where it would run. Let it read the secret from its environment");
        }
    }

    /** One of them cannot be started: ends the others, and waits for their hands. */
    private void giveUp(List<Beginning> begun) {
        try {
            for (Beginning each : begun) {
                while (!each.isOver()) {
                    connection.letGo(each.output().names());
                    end(each.mark(), Duration.ZERO, TimeUnit.NANOSECONDS::sleep);
                    TimeUnit.NANOSECONDS.sleep(PAUSE_NANOS);
                }
                release(each.hand(), each.output());
            }
        } catch (IOException e) {
            // Gone: whoever connected has been told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process has ended; whether others hold its streams open, a file does not tell. */
    void ended(Output output, String ofProcess) {
        try {
            if (connection.mode() == HandsMode.POLL && connection.signal("0", ofProcess) == 0) {
                output.complete();
            }
        } catch (IOException e) {
            // They are gone, and so is whoever could write.
            output.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param hand free again; null when it is not */
    void release(Hand hand, Output output) {
        if (hand != null) {
            idle.push(hand);
        }
        if (output.hasEnded()) {
            giveBack(output);
        } else {
            open.add(output);
        }
    }

    private void giveBack(Output ended) {
        try {
            streams.giveBack(ended.names());
        } catch (IOException e) {
            // Left in a directory that goes with the job.
        }
    }

    @Override
    public boolean endAll(Duration grace) throws InterruptedException {
        boolean gone = end(mark, grace, TimeUnit.NANOSECONDS::sleep);
        open.forEach(Output::complete);
        return gone;
    }

    boolean end(String marked, Duration grace, Pause pause) throws InterruptedException {
        long startNanos = System.nanoTime();
        try {
            while (true) {
                long elapsedNanos = System.nanoTime() - startNanos;
                String signal = elapsedNanos < grace.toNanos() ? "TERM" : "KILL";
                if (connection.signal(signal, marked) == 0) {
                    return true;
                }
                if (elapsedNanos > grace.toNanos() + FORCE_NANOS) {
                    return false;
                }
                pause.pass(PAUSE_NANOS);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether they do not answer any more; asks them, and waits for the answer. */
    public boolean isGone() throws InterruptedException {
        try {
            connection.signal("0", mark);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public boolean isHere() {
        return false;
    }

    /** Lets the hands go, and waits for them; what still runs is ended by them. */
    @Override
    public void close() throws IOException, InterruptedException {
        try (connection) {
            connection.bye();
            for (Output output : open) {
                output.letGo();
                giveBack(output);
            }
        }
    }
}

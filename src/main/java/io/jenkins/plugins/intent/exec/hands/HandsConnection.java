package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The connection to the hands of a job: finds out what carries it, and makes more hands on demand. */
final class HandsConnection implements AutoCloseable {
    /** FIFOs that connect both sides do so at once; the rest is for a machine with much to do. */
    private static final long HELLO_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Finding processes takes long where there are many. */
    private static final long SIGNAL_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final HandsDirectory directory;
    private final HandsMode mode;
    private final long patienceNanos;
    private final Consumer<String> onGone;
    private final List<Hand> all = new ArrayList<>();
    private int pipes;
    private boolean told;
    private boolean closed;

    private HandsConnection(HandsDirectory directory, HandsMode mode, long leaseMs, Consumer<String> onGone) {
        this.directory = directory;
        this.mode = mode;
        this.patienceNanos = TimeUnit.SECONDS.toNanos(HandsDirectory.patienceSeconds(leaseMs));
        this.onGone = onGone;
    }

    /** @throws IOException when nobody answers */
    static HandsConnection open(HandsDirectory directory, long leaseMs, Consumer<String> onGone)
            throws IOException, InterruptedException {
        HandsMode mode = HandsMode.POLL;
        if (!directory.hasMode()) {
            mode = hello(directory) ? HandsMode.FIFO : HandsMode.POLL;
            directory.mode(mode);
        }
        HandsConnection connection = new HandsConnection(directory, mode, leaseMs, onGone);
        try {
            connection.connect(0);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean hello(HandsDirectory directory) throws IOException, InterruptedException {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        Daemon.start("hello", () -> {
            try (InputStream in = Fifos.openToRead(directory.file("hello"))) {
                heard.complete(in.read() >= 0);
            } catch (IOException e) {
                heard.complete(false);
            }
        });
        try {
            return heard.get(HELLO_NANOS, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            Fifos.letGo(directory.file("hello"));
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    HandsDirectory directory() {
        return directory;
    }

    HandsMode mode() {
        return mode;
    }

    /** One more hand. */
    Hand hand() throws IOException, InterruptedException {
        int number = all.size();
        if (mode == HandsMode.FIFO && number > 1) {
            makeFifos(number);
        }
        all.get(0).ask("hand " + number, ANSWER_NANOS);
        return connect(number);
    }

    private void makeFifos(int number) throws IOException, InterruptedException {
        List<String> names = List.of(HandsDirectory.orders(number), HandsDirectory.answers(number));
        if (!Fifos.make(directory.root(), names)) {
            throw new IOException("no more FIFOs can be made in " + directory.root());
        }
    }

    private Hand connect(int number) throws IOException, InterruptedException {
        Hand hand = new Hand(this::gone);
        all.add(hand);
        Wire wire = mode == HandsMode.FIFO
                ? new FifoWire(directory, number, hand, ANSWER_NANOS)
                : new PolledWire(directory, number, hand, patienceNanos);
        hand.connect(wire, ANSWER_NANOS);
        return hand;
    }

    private void gone() {
        synchronized (this) {
            if (told || closed) {
                return;
            }
            told = true;
        }
        onGone.accept(Hands.GONE);
    }

    /** Makes what one process writes to and another one, there too, reads from. */
    String pipe() throws IOException, InterruptedException {
        pipes++;
        String name = "p" + pipes;
        boolean made = mode == HandsMode.FIFO
                ? Fifos.make(directory.root(), List.of(name))
                : all.get(0).ask("pipe " + name, ANSWER_NANOS).equals("0");
        if (!made) {
            throw new IOException("no named pipe can be made in " + directory.root());
        }
        return name;
    }

    /** Whoever waits for the other end of a pipe between processes waits no more. */
    void letGo(Streams streams) throws IOException {
        for (String name : List.of(streams.in(), streams.out())) {
            if (name.matches("p[0-9]+")) {
                Fifos.letGo(directory.file(name));
            }
        }
    }

    /** Sends a signal to all processes with a mark; returns how many there are. */
    int signal(String signal, String mark) throws IOException, InterruptedException {
        String count = all.get(0).ask("signal " + signal + " " + ShellWord.of(mark), SIGNAL_NANOS);
        try {
            return Integer.parseInt(count);
        } catch (NumberFormatException e) {
            throw new IOException("the helper answers `" + count + "`, which is no number", e);
        }
    }

    /** Lets the hands go. What runs still is ended by them. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        all.forEach(Hand::close);
    }

    /** Nothing runs any more: the hands can leave without a look around. */
    void bye() throws IOException, InterruptedException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        all.get(0).ask("bye", ANSWER_NANOS);
    }
}

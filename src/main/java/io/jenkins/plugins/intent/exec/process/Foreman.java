package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.text.SystemText;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A shell that starts processes where we cannot: behind a boundary that it was started behind, too. So they
 * are its children; but they run on this machine, and are seen, watched and ended like ours.
 *
 * <p>It reads its script from us, piece by piece, and ends when nothing more can come. For each process it
 * opens the named pipes that its streams are, and says its id; then the process begins. How one has ended is
 * read from the system while nobody has collected it, since a shell cannot tell exit code 137 from signal 9.
 */
public final class Foreman {
    private static final Path ROOT = Path.of("/");
    private static final long LONGEST_TRIAL_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final AtomicInteger PIPES = new AtomicInteger();
    private static final char SLEEPS = 'S';

    /** What a shell alone would take for a signal. */
    private static final int TRIAL = 137;

    private final OutputStream orders;
    private final ForemanAnswers answers;
    private final int pid;
    private final Path pipes;
    private final List<String> prefix;
    private final Path goName;
    private final Descriptor[] go;
    /** What the shell calls the processes that we know by other ids. */
    private final Map<Long, Long> ownIds = new HashMap<>();

    private final Map<Long, OptionalInt> ended = new HashMap<>();

    private long shell;

    private Foreman(
            OutputStream orders,
            ForemanAnswers answers,
            int pid,
            Path pipes,
            List<String> prefix,
            Path goName,
            Descriptor[] go) {
        this.orders = orders;
        this.answers = answers;
        this.pid = pid;
        this.pipes = pipes;
        this.prefix = prefix;
        this.goName = goName;
        this.go = go;
    }

    /** Whether there can be one here. */
    public static boolean isPossible() {
        return LibC.isAvailable();
    }

    /**
     * Starts one.
     *
     * @param line a program with its arguments that becomes a shell which reads its standard input
     * @param pipes directory for named pipes, which can be read on the other side
     * @param prefix what starts a program there in a session of its own, with no signal ignored
     * @throws IOException with the system's words
     */
    public static Foreman hire(List<String> line, Path pipes, List<String> prefix) throws IOException {
        Path goName = pipe(pipes);
        Descriptor[] go = Descriptor.namedPipe(PathNames.bytes(goName));
        Descriptor[] in = Descriptor.pipe();
        Descriptor[] out = Descriptor.pipe();
        NativeSpawn spawn = new NativeSpawn(
                PathNames.bytes(Path.of(line.get(0))),
                line.get(0),
                line.subList(1, line.size()),
                Map.of(),
                PathNames.bytes(ROOT));
        int pid = Orphans.start(() -> {
            int started = spawn.start(in[0].fd(), out[1].fd(), out[1].fd());
            if (started > 0) {
                Orphans.startedFor(started);
            }
            return started;
        });
        in[0].close();
        out[1].close();
        if (pid < 0) {
            in[1].close();
            out[0].close();
            go[0].close();
            go[1].close();
            throw new IOException(LibC.text(-pid));
        }
        return new Foreman(in[1].output(), new ForemanAnswers(out[0]), pid, pipes, prefix, goName, go);
    }

    /** What is said until the shell works, or cannot: its last character is this one, or it is over. */
    public String introduction(char end) throws IOException {
        // What starts the shell may have used up its standard output.
        order("exec >&2 2>/dev/null\nunset PWD OLDPWD\necho '" + end + "'\n");
        String said = answers.until(end);
        if (said.indexOf(end) >= 0) {
            answers.line();
        }
        return said;
    }

    /**
     * Tries whether all works here that this needs.
     *
     * @param id the shell's, as we know it
     */
    public synchronized boolean isFit(long id) {
        shell = id;
        try {
            long trial = begun("(\nread -r go <" + word(goName) + "\nexit " + TRIAL + "\n) </dev/null &\n");
            long startNanos = System.nanoTime();
            Optional<ExitStatus> status = collect(trial);
            while (status.isEmpty() && System.nanoTime() - startNanos < LONGEST_TRIAL_NANOS) {
                LockSupport.parkNanos(LOOK_NANOS);
                status = collect(trial);
            }
            return status.filter(ExitStatus.exited(TRIAL)::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** A name for one more named pipe. */
    Path pipe() {
        return pipe(pipes);
    }

    private static Path pipe(Path pipes) {
        return pipes.resolve(Integer.toString(PIPES.incrementAndGet()));
    }

    /**
     * Starts a process; when this returns, it has its streams.
     *
     * @param input a named pipe; null where the launch's own input counts
     * @return its id, as we know it
     */
    synchronized long start(Launch launch, Path input, Path stdout, Path stderr) throws IOException {
        ForemanOrder order = new ForemanOrder(launch, prefix, goName);
        Optional<Path> file = input == null ? launch.stdin() : Optional.empty();
        if (file.isPresent()) {
            opened(file.get());
        }
        return begun(order.text(input, stdout, stderr));
    }

    /** By the shell itself, as the file may be gone before the process has had its turn. */
    private void opened(Path file) throws IOException {
        order(ForemanOrder.opening(file) + "echo $?\n");
        if (!"0".equals(answers.line())) {
            throw new IOException("its input `" + file + "` cannot be read behind the boundary");
        }
    }

    private synchronized long begun(String text) throws IOException {
        order(text + "echo $!\n");
        long ownId = ownId(answers.line());
        for (long child : ProcFs.children(shell)) {
            if (!ownIds.containsKey(child) && ProcFs.ownId(child) == ownId) {
                ownIds.put(child, ownId);
                awaitRest();
                go();
                return child;
            }
        }
        throw new IOException("it was ended before it began");
    }

    /** What runs there can say things in the shell's name. */
    private static long ownId(String answer) throws IOException {
        try {
            return Long.parseLong(answer);
        } catch (NumberFormatException notTheShells) {
            throw new IOException("what starts processes there does not say which it has started");
        }
    }

    /** After a command of its own a shell collects what has ended by then, which nobody would have seen. */
    private void awaitRest() throws IOException {
        long startNanos = System.nanoTime();
        while (ProcFs.standing(shell).filter(one -> one.state() == SLEEPS).isEmpty()) {
            if (System.nanoTime() - startNanos > LONGEST_TRIAL_NANOS) {
                throw new IOException("what starts processes there does not come to rest");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void go() {
        ByteBuffer line = LibC.memory(1).put(0, (byte) '\n');
        LibC.write(go[1].fd(), LibC.address(line), 1);
        Reference.reachabilityFence(line);
    }

    /** How a process that was started has ended; empty while it runs. */
    synchronized Optional<ExitStatus> collect(long process) {
        Long ownId = ownIds.get(process);
        if (ownId == null) {
            return Optional.of(ExitStatus.UNKNOWN);
        }
        if (ProcFs.standing(process).filter(one -> !one.isDead()).isPresent()) {
            return Optional.empty();
        }
        note(process);
        OptionalInt kernel = ended.getOrDefault(process, OptionalInt.empty());
        ownIds.remove(process);
        ended.remove(process);
        try {
            order("wait " + ownId + "\necho $?\n");
            int code = Integer.parseInt(answers.line());
            return Optional.of(status(code, kernel));
        } catch (IOException | NumberFormatException gone) {
            // With the shell, all that it had started was ended by force.
            return Optional.of(kernel.isPresent() ? ExitStatus.waited(kernel.getAsInt()) : ExitStatus.KILLED);
        }
    }

    /**
     * A shell says 128 more than the signal. The system says 0 also of what we may not know; a failure that it tells of
     * is one, whatever somebody inside has said in the shell's name.
     */
    private static ExitStatus status(int code, OptionalInt kernel) {
        ExitStatus known = kernel.isPresent() ? ExitStatus.waited(kernel.getAsInt()) : ExitStatus.UNKNOWN;
        boolean isCertain = kernel.isPresent() && kernel.getAsInt() != 0;
        return isCertain || known.asOfShell() == code ? known : ExitStatus.guessed(code);
    }

    /** Sees how it has ended, before the shell collects it. */
    private void note(long process) {
        OptionalInt status = ProcFs.waitStatus(process);
        if (status.isPresent()) {
            ended.put(process, status);
        }
    }

    private void order(String text) throws IOException {
        ownIds.keySet().forEach(this::note);
        orders.write(SystemText.bytes(text));
    }

    static String word(Path path) {
        return ShellWord.of(PathNames.text(path));
    }

    /** Nothing more will come: it ends, as soon as it can. */
    public void dismiss() {
        try {
            orders.close();
        } catch (IOException e) {
            // Nothing is lost.
        }
    }

    /** After the end of all that it started. */
    public synchronized void forget() {
        dismiss();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        answers.close();
        go[0].close();
        go[1].close();
        ByteBuffer status = LibC.memory(Integer.BYTES);
        LibC.waitpid(pid, LibC.address(status), 0);
        Reference.reachabilityFence(status);
        Orphans.collected(pid);
    }
}

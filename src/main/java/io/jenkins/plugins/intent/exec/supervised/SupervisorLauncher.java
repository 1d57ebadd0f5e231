package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts supervisors that live on when their starter dies: in a session of their own, with no file of the
 * starter open. A job may go to one that has or had other jobs of its kind, if so wanted. Safe for use by
 * many threads.
 */
public final class SupervisorLauncher {
    private static final long START_TIMEOUT_MS = 60_000;
    /** One that waits for a job takes it at once, unless it is stopped or gone, or the machine has no time. */
    private static final long CLAIM_TIMEOUT_MS = 2_000;

    /** A job that takes this much to tell has its supervisor for itself: several of them could exceed its memory. */
    private static final int MOST_SHARED_BYTES = 256 << 10;

    private static final long POLL_MS = 5;
    private static final long CLAIM_POLL_MS = 1;
    /** Exit codes above this one tell the signal that ended a process. */
    private static final int KILLED = 128;

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /**
     * The rest of the starter's environment is none of the supervisor's business. Its marks are: when
     * the starter itself is a command of a job, this supervisor ends with that job.
     */
    private static final Set<String> INHERITED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "LD_LIBRARY_PATH",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "USERPROFILE",
            "COMSPEC",
            "PATHEXT",
            MarkVariables.OF_JOBS,
            MarkVariables.OF_RUNNERS);

    private final Detachment detachment;
    private final JavaCommand java;
    private final ClassArchive archive;
    private final Map<String, String> ownEnvironment;
    private final Optional<SharedSupervisors> shared;

    /**
     * Gives each job a supervisor of its own.
     *
     * @param java the Java program to run it with
     * @param classPath of the runner, as {@code java -cp} takes it; absolute paths
     * @param ownEnvironment variables of the supervisor's own process, over a few such as {@code PATH}
     *     that it inherits. Jenkins kills processes by such variables; commands do not get them
     */
    public SupervisorLauncher(Path java, String classPath, Map<String, String> ownEnvironment) {
        this(java, classPath, ownEnvironment, Detachment.ofThisMachine(), Optional.empty());
    }

    /**
     * Gives jobs to supervisors that have room.
     *
     * @param shared those that were started with it before, by whichever launcher
     */
    public SupervisorLauncher(
            Path java, String classPath, Map<String, String> ownEnvironment, SharedSupervisors shared) {
        this(java, classPath, ownEnvironment, Detachment.ofThisMachine(), Optional.of(shared));
    }

    SupervisorLauncher(
            Path java,
            String classPath,
            Map<String, String> ownEnvironment,
            Detachment detachment,
            Optional<SharedSupervisors> shared) {
        this.detachment = detachment;
        this.ownEnvironment = Map.copyOf(ownEnvironment);
        this.java = new JavaCommand(java, classPath);
        this.shared = shared;
        archive = new ClassArchive(this.java);
    }

    /** A launcher that uses the Java and the class path of this very process, and gives jobs to whoever has room. */
    public static SupervisorLauncher ofThisProcess(Map<String, String> ownEnvironment) {
        Path java = Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java");
        // The supervisor has a working directory of its own.
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new SupervisorLauncher(java, classPath, ownEnvironment, new SharedSupervisors());
    }

    /**
     * Puts the job into its directory and has a supervisor take it: one that has room, or a new one; a job
     * that was taken before is left as it is. Returns when the supervisor has taken the job and beats; it
     * runs the commands once it sees the first renewal.
     *
     * @throws StartFailedException when Java cannot be started or the supervisor ended at once; the
     *     message has its own words
     * @throws IOException when another job is in the directory, or it cannot be written
     */
    public void start(StartOrder order, Path jobDir) throws IOException, InterruptedException {
        JobDirectory directory = new JobDirectory(jobDir);
        directory.create(order);
        if (directory.isClaimed()) {
            awaitFirstBeat(order.jobId(), directory, Optional.empty());
            return;
        }
        SharedSupervisors.Kind kind = new SharedSupervisors.Kind(java, ownEnvironment, order.kinship());
        Assignment job = new Assignment(directory.root(), order.briefing());
        SharedSupervisors.Placed placed = place(kind, job, directory);
        awaitFirstBeat(order.jobId(), directory, Optional.of(placed));
        shared.ifPresent(supervisors -> supervisors.keepSpare(java, this::launchSpare));
        if (placed.isNew()) {
            archive.started(detachment);
        }
    }

    /**
     * Begins to make what shortens every start on a machine that stays: once, in the background, when the
     * machine has nothing better to do. Where it cannot be made, supervisors start as they do without.
     */
    public void archiveClasses() {
        archive.ahead(detachment);
    }

    private SharedSupervisors.Placed place(SharedSupervisors.Kind kind, Assignment job, JobDirectory directory)
            throws IOException, InterruptedException {
        if (shared.isEmpty()) {
            StartedSupervisor own = launch(directory);
            own.give(job);
            own.dismiss();
            return new SharedSupervisors.Placed(own, true);
        }
        boolean alone = job.briefing().length > MOST_SHARED_BYTES;
        SharedSupervisors.Placed placed = shared.get().place(kind, alone, () -> launch(directory));
        if (!placed.isNew()) {
            placed.supervisor().giveInBackground(job);
            if (isClaimedInTime(directory, placed.supervisor())) {
                return placed;
            }
            placed.supervisor().distrust();
            placed = shared.get().start(kind, alone, () -> launch(directory));
        }
        placed.supervisor().give(job);
        return placed;
    }

    /**
     * Who does not take it in time may still find it in its pipe later; it takes what nobody has claimed,
     * so it and the one who is started instead exclude one another.
     */
    private static boolean isClaimedInTime(JobDirectory directory, StartedSupervisor supervisor)
            throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_TIMEOUT_MS);
        boolean open = false;
        while (!directory.isClaimed()) {
            if (supervisor.isClosed() || System.nanoTime() - deadlineNanos >= 0) {
                return directory.isClaimed();
            }
            if (!open && supervisor.isOpen()) {
                open = true;
                deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLAIM_TIMEOUT_MS);
            }
            TimeUnit.MILLISECONDS.sleep(CLAIM_POLL_MS);
        }
        return true;
    }

    private StartedSupervisor launch(JobDirectory directory) throws IOException {
        return new StartedSupervisor(launch(
                directory.root().toString(),
                directory.root().toFile(),
                ProcessBuilder.Redirect.appendTo(directory.log().toFile()),
                ownEnvironment));
    }

    /** It has no variables of its own: it is not known yet whose job it will have. */
    private StartedSupervisor launchSpare() throws IOException {
        return new StartedSupervisor(
                launch(Supervisor.SPARE, new File(File.separator), ProcessBuilder.Redirect.DISCARD, Map.of()));
    }

    private Process launch(String argument, File place, ProcessBuilder.Redirect errors, Map<String, String> own)
            throws IOException {
        List<String> command = java.running(Supervisor.class, archive.options());
        command.add(argument);
        ProcessBuilder builder =
                new ProcessBuilder(detachment.wrap(command)).directory(place).redirectError(errors);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.contains(name.toUpperCase(Locale.ROOT)));
        environment.putAll(own);
        // So that it can name every file; commands get their variables through the briefing.
        environment.put("LC_ALL", "C.UTF-8");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StartFailedException(
                    "the supervisor cannot be started with " + java.java() + ": " + IoErrors.reason(e), e);
        }
    }

    private static void awaitFirstBeat(String jobId, JobDirectory directory, Optional<SharedSupervisors.Placed> placed)
            throws IOException, InterruptedException {
        Optional<Process> supervisor = placed.map(there -> there.supervisor().process());
        boolean isNew = placed.filter(SharedSupervisors.Placed::isNew).isPresent();
        long startNanos = System.nanoTime();
        while (true) {
            // Asked before looking for a beat: one that was written by then is seen.
            boolean ended = supervisor
                    .filter(process -> !process.isAlive() && process.exitValue() != Supervisor.TAKEN)
                    .isPresent();
            boolean givenUp = directory.isGivenUp();
            boolean late = System.nanoTime() - startNanos >= TimeUnit.MILLISECONDS.toNanos(START_TIMEOUT_MS);
            if (directory.hasBeat()) {
                return;
            }
            if (ended || givenUp || late) {
                if (late && isNew) {
                    supervisor.ifPresent(Process::destroyForcibly);
                }
                String how = ended
                        ? "ended at once with exit code " + supervisor.get().exitValue()
                        : givenUp ? "gave it up" : "did not begin within " + START_TIMEOUT_MS / 1000 + " s";
                String what = "the supervisor of " + jobId + " " + how + ": " + directory.lastWords();
                throw late || ended && supervisor.get().exitValue() > KILLED
                        ? StartFailedException.agentLost(what)
                        : new StartFailedException(what);
            }
            TimeUnit.MILLISECONDS.sleep(isNew ? POLL_MS : CLAIM_POLL_MS);
        }
    }
}

package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * This machine's own system as the host of one attempt. What comes from its processes is found by the
 * attempt's mark in their environment (Linux), and by descent from processes seen before; so the host
 * of an attempt whose runner is dead ends what that one has left.
 */
public final class ThisMachine implements ProcessHost {
    private final ProcessFamily family;
    private final TimeSource time;
    private final ProgramLookup lookup = new ProgramLookup(Platform.current());
    private final long startNanos;
    private final Set<LocalProcess> attended = new LinkedHashSet<>();
    /** Processes that only wait for others, which are asked to end in their stead. */
    private final Set<Long> waiting = new HashSet<>();

    private final Starter starter;
    private long firstPid = -1;
    private boolean mayHaveLeftSome;

    ThisMachine(String mark, TimeSource time, Starter starter) {
        this.family = new ProcessFamily(mark);
        this.time = time;
        this.startNanos = time.monotonicNanos();
        this.starter = starter;
    }

    /** @param mark what everything that comes from the attempt has in its environment */
    public static ThisMachine forAttempt(String mark, TimeSource time) {
        return new ThisMachine(mark, time, knowsHowProcessesEnd() ? new NativeStarter() : new JavaStarter());
    }

    /** The same for an attempt whose runner is dead: {@link #endAll} looks for what that one has left. */
    public static ThisMachine afterCrash(String mark, TimeSource time) {
        ThisMachine machine = forAttempt(mark, time);
        machine.mayHaveLeftSome = true;
        return machine;
    }

    /** Whether exit codes above 128 and signals can be told apart here; see {@link ExitStatus#guessed}. */
    public static boolean knowsHowProcessesEnd() {
        return LibC.isAvailable();
    }

    /** Does ahead what the first start of a process would have to wait for. */
    public static void getReady() {
        LibC.getReady();
    }

    /**
     * This Java belongs to us and starts nothing but commands: they die with it, however it dies, and
     * what leaves their trees comes back to it.
     *
     * @param tellApart whether it has to be told which attempt that came from while several run; then no
     *     two of them start a process at the same instant
     */
    public static void ownJava(boolean tellApart) {
        Guardian.appoint();
        Orphans.adopt(tellApart);
    }

    /** Before this Java ends in good order: nothing of what it started runs any more. */
    public static void disownJava() {
        Guardian.dismiss();
    }

    @Override
    public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException {
        Path program = lookup.find(launch.program(), launch.environment(), launch.directory());
        return noted(launch, starter(launch).start(this, guarded(launch), program, stdout, stderr));
    }

    @Override
    public List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        List<Path> programs = new ArrayList<>();
        for (Launch launch : launches) {
            programs.add(lookup.find(launch.program(), launch.environment(), launch.directory()));
        }
        List<StartedProcess> started = new ArrayList<>();
        List<Launch> guarded = launches.stream().map(this::guarded).toList();
        for (LocalProcess process : starter(launches.get(0)).startPipe(this, guarded, programs, stdout, stderr)) {
            started.add(noted(launches.get(started.size()), process));
        }
        return started;
    }

    private Starter starter(Launch launch) {
        return launch.foreman().<Starter>map(ForemanStarter::new).orElse(starter);
    }

    private Launch guarded(Launch launch) {
        Orphans.begin(this);
        Optional<Guardian> guardian = Guardian.present();
        return guardian.isEmpty()
                ? launch
                : launch.with(MarkVariables.OF_RUNNERS, guardian.get().value(System.getenv(MarkVariables.OF_RUNNERS)));
    }

    private LocalProcess noted(Launch launch, LocalProcess process) {
        if (firstPid < 0) {
            firstPid = process.pid();
        }
        attended.add(process);
        if (launch.onlyWaits()) {
            waiting.add(process.pid());
        }
        return process;
    }

    @Override
    public boolean endAll(Duration grace) throws InterruptedException {
        // Those that were given up by a fault of whoever attended to them.
        List<LocalProcess> forgotten = List.copyOf(attended);
        forgotten.forEach(LocalProcess::release);
        boolean gone = !mayHaveLeftSome || termination(grace).end(this::living, Termination.Pause.ASLEEP);
        for (LocalProcess process : forgotten) {
            process.awaitEnd(Termination.Pause.ASLEEP);
        }
        Orphans.end(this);
        Orphans.collect();
        return gone;
    }

    private List<ProcessHandle> living() throws InterruptedException {
        Orphans.of(this, 0).forEach(family::add);
        return family.living(lowestPid());
    }

    /** Orphans that can only have come from this process. */
    void addOrphans(ProcessFamily some, LocalProcess process) {
        if (Orphans.areAdopted() && attended.size() == 1 && attended.contains(process)) {
            ProcFs.standing(process.pid())
                    .ifPresent(
                            standing -> Orphans.of(this, standing.startTicks()).forEach(some::add));
        }
    }

    /** Nobody attends to a process any more. */
    void released(LocalProcess process) {
        attended.remove(process);
    }

    /** A process that was released may have left living members of its family. */
    void mayHaveLeft(ProcessFamily some) {
        mayHaveLeftSome = true;
        family.addAll(some);
    }

    Termination termination(Duration grace) {
        return new Termination(time, grace, waiting);
    }

    /** On the monotonic clock. */
    long nanos() {
        return time.monotonicNanos();
    }

    /** Whatever an attempt starts is younger than its first process, and has a higher id, for a while. */
    private long lowestPid() {
        boolean idsAscend = firstPid > 0
                && NewestPid.read() >= firstPid
                && time.monotonicNanos() - startNanos < ProcFs.leastNanosToUseAllPids();
        return idsAscend ? firstPid : 0;
    }
}

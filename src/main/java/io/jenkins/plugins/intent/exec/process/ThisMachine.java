package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private long firstPid = -1;
    private final boolean startsDirectly;
    private boolean mayHaveLeftSome;

    ThisMachine(String mark, TimeSource time, boolean startsDirectly) {
        this.family = new ProcessFamily(mark);
        this.time = time;
        this.startNanos = time.monotonicNanos();
        this.startsDirectly = startsDirectly;
    }

    /** @param mark what everything that comes from the attempt has in its environment */
    public static ThisMachine forAttempt(String mark, TimeSource time) {
        return new ThisMachine(mark, time, LibC.isAvailable());
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

    @Override
    public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) throws CannotStartException {
        Path program = lookup.find(launch.program(), launch.environment(), launch.directory());
        LocalProcess process = startsDirectly
                ? startDirectly(launch, program, stdout, stderr)
                : startByJava(launch, program, stdout, stderr);
        if (firstPid < 0) {
            firstPid = process.pid();
        }
        attended.add(process);
        return process;
    }

    private LocalProcess startDirectly(Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException {
        try {
            NativeSpawn spawn = new NativeSpawn(
                    PathNames.bytes(program), launch.args(), launch.environment(), PathNames.bytes(launch.directory()));
            return NativeProcess.start(this, launch.mark(), spawn, stdout, stderr);
        } catch (IOException e) {
            throw CannotStartException.of(launch.program(), reason(e, program));
        } catch (IllegalArgumentException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        }
    }

    private LocalProcess startByJava(Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException {
        List<String> line = new ArrayList<>(launch.args().size() + 1);
        line.add(program.toString());
        line.addAll(launch.args());
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(launch.directory().toFile());
        builder.environment().clear();
        try {
            builder.environment().putAll(launch.environment());
            return JavaProcess.start(this, launch.mark(), builder, stdout, stderr);
        } catch (IOException e) {
            throw CannotStartException.of(launch.program(), reason(e, program));
        } catch (IllegalArgumentException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        }
    }

    private static String reason(IOException cause, Path program) {
        String reason = IoErrors.reason(cause);
        // The file was found a moment ago: what is missing is what its first line asks for.
        return reason.startsWith("no such file")
                ? reason + " (`" + program + "` names an interpreter that is missing)"
                : reason;
    }

    @Override
    public boolean endAll(Duration grace) throws InterruptedException {
        // Those that were given up by a fault of whoever attended to them.
        List<LocalProcess> forgotten = List.copyOf(attended);
        forgotten.forEach(LocalProcess::release);
        boolean gone =
                !mayHaveLeftSome || termination(grace).end(() -> family.living(lowestPid()), Termination.Pause.ASLEEP);
        for (LocalProcess process : forgotten) {
            process.awaitEnd(Termination.Pause.ASLEEP);
        }
        return gone;
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
        return new Termination(time, grace);
    }

    /** On the monotonic clock. */
    long nanos() {
        return time.monotonicNanos();
    }

    /** Whatever an attempt starts is younger than its first process, and has a higher id, for a while. */
    private long lowestPid() {
        boolean idsAscend = firstPid > 0
                && ProcFs.newestPid() >= firstPid
                && time.monotonicNanos() - startNanos < ProcFs.leastNanosToUseAllPids();
        return idsAscend ? firstPid : 0;
    }
}

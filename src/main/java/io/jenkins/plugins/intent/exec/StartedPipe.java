package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a pipe as one: it has ended when all of them have, and ends as the last one does. Only
 * the last one is attended to; the others go on by themselves until their standard error is at its end.
 */
final class StartedPipe implements StartedProcess {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<StartedProcess> processes;
    private final StartedProcess last;

    StartedPipe(List<StartedProcess> processes) {
        this.processes = List.copyOf(processes);
        this.last = processes.get(processes.size() - 1);
        processes.subList(0, processes.size() - 1).forEach(StartedProcess::release);
    }

    List<StartedProcess> processes() {
        return processes;
    }

    @Override
    public long pid() {
        return last.pid();
    }

    @Override
    public void attend(long nanos) throws InterruptedException {
        if (last.status().isEmpty()) {
            last.attend(nanos);
        } else {
            TimeUnit.NANOSECONDS.sleep(Math.min(LOOK_NANOS, nanos));
        }
    }

    @Override
    public void wake() {
        last.wake();
    }

    @Override
    public Optional<ExitStatus> status() {
        boolean all = processes.stream().allMatch(process -> process.status().isPresent());
        return all ? last.status() : Optional.empty();
    }

    @Override
    public boolean hasEndedOutput() {
        return last.hasEndedOutput();
    }

    @Override
    public void look() {
        last.look();
    }

    /** All of them carry the mark of their command, by which the last one finds the others. */
    @Override
    public boolean end(Duration grace) throws InterruptedException {
        return last.end(grace);
    }

    @Override
    public void release() {
        last.release();
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.confine.Confined;
import io.jenkins.plugins.intent.exec.confine.ConfinementRecord;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the commands of one attempt share.
 *
 * @param job what to run
 * @param directory where manifest and output go
 * @param time the clocks
 * @param redactor masks what is kept
 * @param stop ends the attempt early
 * @param wakeup called whenever something happened that whoever drives the attempt should look at
 * @param host where its processes run
 * @param confined how they are confined; null when the policy wants no boundary
 * @param budget bytes of output that may still be kept
 * @param cookie marks the processes
 * @param baseEnvironment of this runner
 * @param listener hears of the progress
 */
record AttemptContext(
        JobSpec job,
        Path directory,
        TimeSource time,
        Redactor redactor,
        StopSignal stop,
        Wakeup wakeup,
        ProcessHost host,
        ConfinementRecord confined,
        OutputBudget budget,
        JobCookie cookie,
        Map<String, String> baseEnvironment,
        BlockListener listener) {
    static AttemptContext of(
            RunnerSettings settings, JobSpec job, Path directory, StopSignal stop, BlockListener listener) {
        JobCookie cookie = JobCookie.of(job);
        List<Path> guarded = new ArrayList<>(List.of(directory));
        for (String path : job.guarded()) {
            guarded.add(Path.of(path));
        }
        Confined confined = Confined.around(
                settings.hosts().apply(cookie.ofJob()),
                settings.guard().confinement(),
                settings.baseEnvironment(),
                Path.of(job.projectDir()),
                guarded);
        return new AttemptContext(
                job,
                directory,
                settings.time(),
                settings.redactor(),
                stop,
                new Wakeup(),
                confined.host(),
                confined.record(),
                new OutputBudget(job.limits().blockBytes()),
                cookie,
                settings.baseEnvironment(),
                listener);
    }

    /** By its place among everything that may be started. */
    Command command(int index) {
        return job.block().started().get(index);
    }

    int commandCount() {
        return job.block().commands().size();
    }

    /** A process as it is to be started. */
    Launch launch(int index, ResolvedCommand process, Optional<Path> stdin) {
        Command command = process.command();
        return new Launch(
                command.program(),
                command.args(),
                process.environment(),
                process.directory(),
                cookie.ofCommand(index),
                stdin);
    }

    /** Tells whoever drives the attempt to look again. */
    void wake() {
        wakeup.call();
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * What the commands of one attempt share.
 *
 * @param job what to run
 * @param directory where manifest and output go
 * @param time the clocks
 * @param redactor masks what is kept
 * @param threads as many as are asked for: commands that take longer need three each
 * @param stop ends the attempt early
 * @param wakeups released whenever something happened that whoever waits should look at
 * @param budget bytes of output that may still be kept
 * @param cookie marks the processes
 * @param baseEnvironment of this runner
 * @param blockEnvironment base and block variables together
 */
record Attempt(
        JobSpec job,
        Path directory,
        TimeSource time,
        Redactor redactor,
        Executor threads,
        StopSignal stop,
        Semaphore wakeups,
        OutputBudget budget,
        JobCookie cookie,
        Map<String, String> baseEnvironment,
        Map<String, String> blockEnvironment) {
    static Attempt of(
            JobSpec job,
            Path directory,
            TimeSource time,
            Redactor redactor,
            Executor threads,
            StopSignal stop,
            Map<String, String> baseEnvironment) {
        Map<String, String> environment = new LinkedHashMap<>(baseEnvironment);
        environment.putAll(job.block().env());
        return new Attempt(
                job,
                directory,
                time,
                redactor,
                threads,
                stop,
                new Semaphore(0),
                new OutputBudget(job.limits().blockBytes()),
                JobCookie.of(job),
                baseEnvironment,
                environment);
    }

    Command command(int index) {
        return job.block().commands().get(index);
    }

    int commandCount() {
        return job.block().commands().size();
    }

    /** Everything the command finds in its environment. */
    Map<String, String> environment(int index) {
        Map<String, String> environment = new LinkedHashMap<>(blockEnvironment);
        environment.putAll(command(index).env());
        environment.put(JobCookie.VARIABLE, cookie.value(index, baseEnvironment));
        return environment;
    }

    /** Tells whoever waits to look again. */
    void wake() {
        wakeups.release();
    }
}

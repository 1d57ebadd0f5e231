package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
 * @param budget bytes of output that may still be kept
 * @param cookie marks the processes
 * @param baseEnvironment of this runner
 * @param blockEnvironment base and block variables together
 */
record AttemptContext(
        JobSpec job,
        Path directory,
        TimeSource time,
        Redactor redactor,
        StopSignal stop,
        Wakeup wakeup,
        ProcessHost host,
        OutputBudget budget,
        JobCookie cookie,
        Map<String, String> baseEnvironment,
        Map<String, String> blockEnvironment) {
    static AttemptContext of(
            JobSpec job,
            Path directory,
            TimeSource time,
            Redactor redactor,
            StopSignal stop,
            Function<String, ProcessHost> hosts,
            Map<String, String> baseEnvironment) {
        Map<String, String> environment = new LinkedHashMap<>(baseEnvironment);
        environment.putAll(job.block().env());
        JobCookie cookie = JobCookie.of(job);
        return new AttemptContext(
                job,
                directory,
                time,
                redactor,
                stop,
                new Wakeup(),
                hosts.apply(cookie.ofJob()),
                new OutputBudget(job.limits().blockBytes()),
                cookie,
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

    /** A command as it is to be started. */
    Launch launch(int index, Path directory) {
        Command command = command(index);
        return new Launch(
                command.program(),
                command.args(),
                environment(index),
                directory,
                cookie.ofCommand(index),
                Optional.empty());
    }

    /** Tells whoever drives the attempt to look again. */
    void wake() {
        wakeup.call();
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What all attempts of one runner have in common.
 *
 * @param time the clocks
 * @param guard judges each command right before its start
 * @param redactor masks secrets in everything that is written
 * @param baseEnvironment variables that every command gets; the block's and its own go on top
 * @param grace how long processes that are to end may take to do so by themselves
 * @param hosts where the processes of an attempt run, by the mark that they have in their environment
 */
record RunnerSettings(
        TimeSource time,
        CommandGuard guard,
        Redactor redactor,
        Map<String, String> baseEnvironment,
        Duration grace,
        Function<String, ProcessHost> hosts) {
    RunnerSettings {
        baseEnvironment = new TreeMap<>(baseEnvironment);
    }

    /** On this machine, with the usual grace. */
    static RunnerSettings here(
            TimeSource time, CommandGuard guard, Redactor redactor, Map<String, String> baseEnvironment) {
        return new RunnerSettings(
                time,
                guard,
                redactor,
                baseEnvironment,
                ExecBlockRunner.GRACE,
                mark -> ThisMachine.forAttempt(mark, time));
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import io.jenkins.plugins.intent.time.UtcText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Gets ready what a process will need in a moment, on a thread of its own, which takes about as long as the rest of
 * its start, in the order in which it is needed. Whoever needs it earlier waits, or does it itself.
 */
public final class ReadAhead implements Runnable {
    private final boolean plans;
    private final boolean starts;

    private ReadAhead(boolean plans, boolean starts) {
        this.plans = plans;
        this.starts = starts;
    }

    /** For a process that judges commands. */
    public static void toJudge() {
        begin(new ReadAhead(false, false));
    }

    /** For a process that reads an intent and judges its commands. */
    public static void toPlan() {
        begin(new ReadAhead(true, false));
    }

    /** For a process that reads an intent, judges its commands and starts them. */
    public static void toRun() {
        begin(new ReadAhead(true, true));
    }

    private static void begin(ReadAhead ahead) {
        Daemon.start("read-ahead", ahead);
    }

    @Override
    public void run() {
        if (starts) {
            // The run's id has the time.
            UtcText.digits(0);
        }
        if (plans) {
            IntentReader.getReady();
        }
        Path here = Path.of("").toAbsolutePath();
        CommandLine nothing = new CommandLine("true", List.of(), Map.of(), here);
        CommandPolicy.builtIn()
                .judge(nothing, new PolicyContext(here, false, Platform.current(), true), "/exec/commands/0");
        if (starts) {
            // The books have a checksum of each line; Java makes a table at its first use.
            new CRC32C();
            ThisMachine.getReady();
        }
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
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
 * its start: what is known of commands, for one that judges some, and then the system's calls, for one that starts
 * some. Whoever needs them earlier waits, or does it itself.
 */
public final class ReadAhead implements Runnable {
    private final boolean starts;

    private ReadAhead(boolean starts) {
        this.starts = starts;
    }

    /** For a process that judges commands. */
    public static void toJudge() {
        begin(false);
    }

    /** For a process that judges commands and starts them. */
    public static void toRun() {
        begin(true);
    }

    private static void begin(boolean starts) {
        Daemon.start("read-ahead", new ReadAhead(starts));
    }

    @Override
    public void run() {
        Path here = Path.of("").toAbsolutePath();
        CommandLine nothing = new CommandLine("true", List.of(), Map.of(), here);
        CommandPolicy.builtIn()
                .judge(nothing, new PolicyContext(here, false, Platform.current(), true), "/exec/commands/0");
        if (starts) {
            // Both have tables that Java makes at the first use, for the run's id and for its books.
            UtcText.digits(0);
            new CRC32C();
            ThisMachine.getReady();
        }
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.ledger.Heartbeat;
import io.jenkins.plugins.intent.time.TimeSource;
import java.nio.file.Path;
import java.util.Arrays;

/** Attends a job of shell scripts and says how that ended: {@code AttendMain ROOT LEASE_MS SCRIPT…}. */
final class AttendMain {
    private AttendMain() {}

    public static void main(String[] args) throws Exception {
        long leaseMs = Long.parseLong(args[1]);
        try (TestJob job = new TestJob(Path.of(args[0]), leaseMs, Arrays.copyOfRange(args, 2, args.length))) {
            SupervisedOutcome outcome = new SupervisedJob(
                            job.link(),
                            () -> Heartbeat.RENEWED,
                            leaseMs,
                            JobListener.NONE,
                            1 << 16,
                            TimeSource.system())
                    .run();
            System.out.println(outcome);
        }
    }
}

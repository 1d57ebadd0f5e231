package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandRecordBuilder;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifests;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import java.util.List;
import org.junit.Test;

/** What people are told of a command that failed is why, not how it went. */
public class OutcomeReasonsTest {
    private static final String FULL = "cannot keep its output in `stdout.log`: no space left on device; it was ended";

    private static String reason(CommandRecordBuilder ended) {
        CommandRecord command = ended.build();
        return Outcomes.reason(Manifests.of("a", 1, "agent", AttemptStatus.FAILED, 1, 2, List.of(command)));
    }

    private static CommandRecordBuilder yes() {
        return new CommandRecordBuilder(0, "yes");
    }

    @Test
    public void commandThatTheRunnerEndedFailedForTheReasonItWasEndedFor() {
        assertEquals(
                "command 1 `yes` failed: " + FULL,
                reason(yes().ended(CommandStatus.FAILED, null, 15).error(FULL).endedEarly(true)));
        assertEquals(
                "command 1 `yes` failed: " + FULL,
                reason(yes().ended(CommandStatus.FAILED, 1, null).error(FULL).endedEarly(true)));
    }

    @Test
    public void commandThatASignalEndedSaysWhichOne() {
        assertEquals(
                "command 1 `yes` was ended by signal 9",
                reason(yes().ended(CommandStatus.FAILED, null, 9).error("ended by signal 9 (SIGKILL)")));
    }

    @Test
    public void whatWentWrongAfterwardsStandsBesideIt() {
        JobOutcome failed = Outcomes.alsoFailed(JobOutcome.failure("exit code 7", "m"), "no outputs");
        assertEquals("exit code 7; no outputs", failed.reason());
        assertEquals(
                "no outputs",
                Outcomes.alsoFailed(JobOutcome.success("m"), "no outputs").reason());
    }
}

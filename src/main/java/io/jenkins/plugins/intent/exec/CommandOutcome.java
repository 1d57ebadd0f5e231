package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How a command that was started came out.
 *
 * @param status what the manifest says
 * @param exit null when it could not be ended
 * @param error null when there is nothing to say
 * @param endsBlock whether the reason holds for all that comes after it too
 */
record CommandOutcome(CommandStatus status, ExitStatus exit, String error, boolean endsBlock) {
    /** It ended by itself, and all its output was kept unless there is a failure. */
    static CommandOutcome ended(ExitStatus exit, Optional<String> outputFailure) {
        boolean succeeded = exit.isSuccess() && outputFailure.isEmpty();
        return new CommandOutcome(
                succeeded ? CommandStatus.SUCCEEDED : CommandStatus.FAILED,
                exit,
                outputFailure.orElse(exit.signalText()),
                false);
    }

    static CommandOutcome outputLost(ExitStatus exit, String failure) {
        return new CommandOutcome(CommandStatus.FAILED, exit, failure + "; it was ended", false);
    }

    static CommandOutcome overItsLimit(ExitStatus exit, long seconds) {
        return new CommandOutcome(
                CommandStatus.TIMED_OUT,
                exit,
                "ran longer than its limit of " + Durations.text(TimeUnit.SECONDS.toMillis(seconds)) + " and was ended",
                false);
    }

    static CommandOutcome overTheLimitOfTheStage(ExitStatus exit, long millis) {
        return new CommandOutcome(
                CommandStatus.TIMED_OUT,
                exit,
                "was ended because the stage reached its limit of " + Durations.text(millis),
                true);
    }

    static CommandOutcome stopped(ExitStatus exit, StopReason reason) {
        return new CommandOutcome(
                statusOf(reason),
                exit,
                reason == StopReason.CANCELLED
                        ? "was ended because the run was cancelled"
                        : "was ended because the agent lost its lease",
                true);
    }

    static CommandStatus statusOf(StopReason reason) {
        return reason == StopReason.CANCELLED ? CommandStatus.CANCELLED : CommandStatus.LEASE_LOST;
    }

    /** The same, with a remark. */
    CommandOutcome plus(String remark) {
        return new CommandOutcome(status, exit, error == null ? remark : error + "; " + remark, endsBlock);
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.model.Retry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How a command that was started came out.
 *
 * @param status what the manifest says
 * @param exit null when it could not be ended
 * @param error null when there is nothing to say
 * @param endedEarly whether the runner ended it, for the reason that {@code error} gives
 * @param endsBlock whether the reason holds for all that comes after it too
 */
record CommandOutcome(CommandStatus status, ExitStatus exit, String error, boolean endedEarly, boolean endsBlock) {
    /**
     * It ended by itself.
     *
     * @param failure what went wrong apart from how it ended
     */
    static CommandOutcome ended(ExitStatus exit, boolean succeeded, Optional<String> failure) {
        return new CommandOutcome(
                succeeded && failure.isEmpty() ? CommandStatus.SUCCEEDED : CommandStatus.FAILED,
                exit,
                failure.orElse(exit.signalText()),
                false,
                false);
    }

    static CommandOutcome outputLost(ExitStatus exit, String failure) {
        return new CommandOutcome(CommandStatus.FAILED, exit, failure + "; it was ended", true, false);
    }

    static CommandOutcome serviceLost(ExitStatus exit) {
        return new CommandOutcome(
                CommandStatus.FAILED, exit, "was ended because a service of the block had ended", true, false);
    }

    static CommandOutcome overItsLimit(ExitStatus exit, long seconds) {
        return new CommandOutcome(
                CommandStatus.TIMED_OUT,
                exit,
                "ran longer than its limit of " + Durations.text(TimeUnit.SECONDS.toMillis(seconds)) + " and was ended",
                true,
                false);
    }

    static CommandOutcome overTheLimitOfTheStage(ExitStatus exit, long millis) {
        return new CommandOutcome(
                CommandStatus.TIMED_OUT,
                exit,
                "was ended because the stage reached its limit of " + Durations.text(millis),
                true,
                true);
    }

    static CommandOutcome stopped(ExitStatus exit, StopReason reason) {
        return new CommandOutcome(
                statusOf(reason),
                exit,
                reason == StopReason.CANCELLED
                        ? "was ended because its stage was cancelled"
                        : "was ended because the agent lost its lease",
                true,
                true);
    }

    /**
     * Whether the command fails and may be tried once more.
     *
     * @param tried how many times it was tried, this one included
     */
    boolean isWorthAnotherTry(Retry retry, int tried) {
        boolean failed = status == CommandStatus.FAILED || status == CommandStatus.TIMED_OUT;
        boolean wanted = retry.onExitCodes().isEmpty()
                || exit != null && exit.code() != null && retry.onExitCodes().contains(exit.code());
        return failed && wanted && !endsBlock && tried < retry.attempts();
    }

    static CommandStatus statusOf(StopReason reason) {
        return reason == StopReason.CANCELLED ? CommandStatus.CANCELLED : CommandStatus.LEASE_LOST;
    }

    /** The same, with a remark. */
    CommandOutcome plus(String remark) {
        String words = error == null ? remark : error + "; " + remark;
        return new CommandOutcome(status, exit, words, endedEarly, endsBlock);
    }
}

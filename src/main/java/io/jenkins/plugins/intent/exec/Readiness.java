package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Ready;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out whether services can be used. */
final class Readiness {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final AttemptContext attempt;
    private final CommandStarter starter;

    Readiness(AttemptContext attempt, CommandStarter starter) {
        this.attempt = attempt;
        this.starter = starter;
    }

    /**
     * Whether a service can be used now.
     *
     * @param index place of its command for this among all commands of the block
     * @throws StartRefusedException when the command that would tell cannot be started
     */
    boolean isReady(RunningService running, int index, Deadline deadline)
            throws StartRefusedException, InterruptedException {
        Optional<Ready> ready = running.service().ready();
        if (ready.isEmpty()) {
            return true;
        }
        if (ready.get().port() > 0) {
            return attempt.host().takesConnections(ready.get().port());
        }
        return ready.get().command().isPresent()
                ? succeeds(ready.get().command().get(), index, deadline)
                : running.log().hasCome();
    }

    private boolean succeeds(Command command, int index, Deadline deadline)
            throws StartRefusedException, InterruptedException {
        ResolvedCommand process = starter.judged(index);
        try {
            StartedProcess asked = attempt.host()
                    .start(attempt.launch(index, process, Optional.empty()), OutputSink.NONE, OutputSink.NONE);
            attempt.wakeup().attend(asked);
            while (asked.status().isEmpty()
                    && !deadline.hasPassed()
                    && attempt.stop().reason().isEmpty()) {
                asked.attend(Math.min(deadline.remainingNanos(), TimeUnit.SECONDS.toNanos(1)));
            }
            if (asked.status().isEmpty()) {
                asked.end(GRACE);
            }
            attempt.wakeup().attend(null);
            asked.release();
            return asked.status()
                    .map(status ->
                            status.code() != null && command.successCodes().contains(status.code()))
                    .orElse(false);
        } catch (CannotStartException e) {
            throw StartRefusedException.byError(e.getMessage());
        }
    }
}

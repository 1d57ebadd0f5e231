package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * One attempt of a stage whose surroundings the Jenkinsfile chooses: where the closure and the books
 * meet. The closure makes an {@link Offer} by {@code s.run()} and gets an {@link Answer}; when it has
 * ended itself, and not before, the attempt has ended in the books.
 */
public final class Place {
    private final String stage;
    private final int attempt;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<ClosureEnd> ending = new CompletableFuture<>();
    private volatile Offer offer;
    private volatile boolean stopped;

    Place(String stage, int attempt) {
        this.stage = stage;
        this.attempt = attempt;
    }

    /**
     * A place to run the stage.
     *
     * @param workspace the workspace there
     * @param environment variables and secrets there
     * @param context what is around
     */
    public record Offer(AgentPath workspace, StepEnvironment environment, StepContext context) {}

    /**
     * What {@code s.run()} comes to.
     *
     * @param kind how the attempt ended
     * @param reason why, for people; null when it succeeded
     */
    public record Answer(Kind kind, String reason) {
        /** How an attempt ended. */
        public enum Kind {
            SUCCEEDED,
            FAILED,
            /** Its agent was lost; the stage gets another one. */
            LOST,
            CANCELLED
        }

        static Answer of(JobOutcome outcome) {
            return new Answer(outcome.succeeded() ? Kind.SUCCEEDED : Kind.FAILED, outcome.reason());
        }
    }

    String stage() {
        return stage;
    }

    int attempt() {
        return attempt;
    }

    /** The first offer counts: whoever calls again gets the answer that the first one got. */
    public synchronized boolean offer(Offer made) {
        boolean first = offer == null && !answer.isDone();
        if (first) {
            offer = made;
        }
        return first;
    }

    /** The offer, once there is one; after a restart, once it was made again. */
    public Optional<Offer> offered() {
        return Optional.ofNullable(offer);
    }

    /** What the closure says, without the secrets that are around the place it offered. */
    public String masked(String text) {
        Offer made = offer;
        return made == null ? text : Redactor.of(made.environment().secrets()).mask(text);
    }

    /** Completed when the commands have ended. */
    public CompletableFuture<Answer> answer() {
        return answer;
    }

    void answer(Answer given) {
        answer.complete(given);
    }

    /** What is around the commands ends them: the attempt fails with what the closure says, not with how they ended. */
    void stop() {
        stopped = true;
    }

    /** The closure has ended. */
    public void closureEnded(ClosureEnd how) {
        ending.complete(how);
    }

    /**
     * What an attempt came to, with its closure.
     *
     * @param outcome of commands and closure
     * @param lost whether the closure lost its agent, so that the stage gets another one
     */
    record Settled(JobOutcome outcome, boolean lost) {}

    /** How the closure ended, once it has. */
    Optional<ClosureEnd> ending() {
        return Optional.ofNullable(ending.getNow(null));
    }

    /** Tells the closure what the commands came to, waits for it to end, and says what the attempt came to. */
    Settled settle(JobOutcome outcome) throws InterruptedException {
        answer(Answer.of(outcome));
        try {
            ClosureEnd end = ending.get();
            if (end.failure().isEmpty() || !outcome.succeeded() && !stopped) {
                return new Settled(outcome, false);
            }
            return new Settled(JobOutcome.failure(end.failure().get(), outcome.manifest()), end.agentLost());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a closure only ever ends", e);
        }
    }

    /** Nobody waits for it any more. */
    void release(Answer last) {
        answer.complete(last);
        ending.complete(ClosureEnd.WELL);
    }
}

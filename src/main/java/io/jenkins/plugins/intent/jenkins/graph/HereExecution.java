package io.jenkins.plugins.intent.jenkins.graph;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.runs.Drawing;
import io.jenkins.plugins.intent.jenkins.runs.Place;
import io.jenkins.plugins.intent.jenkins.runs.Sight;
import io.jenkins.plugins.intent.jenkins.runs.StageNode;
import io.jenkins.plugins.intent.jenkins.runs.StepEnvironment;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * {@code s.run()}: offers the place where it is called to the books, shows what runs there, and ends
 * as the attempt does. Called again for the same attempt, it gives the same answer and runs nothing.
 *
 * <p>An interruption stops this attempt. Whether it was the build's or only the closure's, such as of a
 * {@code timeout}, is known when it has passed through the closure.
 */
final class HereExecution extends NodeExecution implements StageNode {
    private static final long serialVersionUID = 1L;
    /** After this time a stopped attempt ends, whatever its agent says. */
    private static final long LONGEST_STOP_SECONDS = 10;

    private final String stage;

    private transient volatile Drawing drawing;
    private transient volatile StageCall call;
    private transient volatile Throwable stopped;
    private transient volatile IOException placeless;
    private transient volatile Sight last;

    /** @param stage whose {@code s.run()} was called; null in builds that an older version began */
    HereExecution(String stage, StepContext context) {
        super(context);
        this.stage = stage;
    }

    @Override
    void follow(Drawing found) throws IOException, InterruptedException {
        drawing = found;
        call = getContext().get(StageCall.class);
        if (call == null) {
            throw new AbortException(OUTSIDE);
        }
        if (stage != null && !stage.equals(call.stage())) {
            throw new AbortException("s.run() of stage " + stage + " was called in the closure of stage " + call.stage()
                    + "; call that of the stage that the closure was given");
        }
        Place place = found.places().of(call.stage(), call.attempt());
        found.join(this);
        place.answer().thenAccept(this::answer);
        Place.Offer offer;
        try {
            offer = offer();
        } catch (AbortException e) {
            throw e;
        } catch (IOException e) {
            cannotOffer(e);
            return;
        }
        if (place.offer(offer)) {
            found.wake();
        } else if (place.answer().isDone()) {
            say("was run already in this attempt; nothing is run again");
        }
    }

    /** After a restart the job may go on already, and then nobody needs the place. */
    private void cannotOffer(IOException why) {
        placeless = why;
        Sight known = last;
        if (known != null) {
            look(known);
        }
    }

    private Place.Offer offer() throws IOException, InterruptedException {
        FilePath workspace = getContext().get(FilePath.class);
        if (workspace == null && isResumed()) {
            throw new IOException("its workspace did not come back after the restart");
        }
        if (workspace == null) {
            throw new AbortException("s.run() needs a workspace: put node { … } around it, or around runIntent");
        }
        Computer computer = workspace.toComputer();
        if (computer == null) {
            throw new IOException("the connection to its agent broke", new ClosedChannelException());
        }
        return new Place.Offer(
                new AgentPath(computer.getName(), workspace.getRemote()),
                StepEnvironment.of(getContext()),
                getContext());
    }

    private void say(String line) {
        TaskListener log = log();
        if (log != null) {
            log.getLogger().println("[intent] " + call.stage() + ": " + line);
        }
    }

    private void answer(Place.Answer answer) {
        drawing.leave(this);
        Throwable stop = stopped;
        if (stop != null) {
            fail(stop);
            return;
        }
        switch (answer.kind()) {
            case SUCCEEDED -> succeed(null);
            case FAILED, LOST -> fail(new StageFailedException("stage " + call.stage() + ": " + answer.reason()));
            case CANCELLED ->
                fail(new FlowInterruptedException(Result.ABORTED, false, new Ending.RunEnded(answer.reason())));
        }
    }

    @Override
    public void stop(Throwable cause) {
        stopped = cause;
        Computer.threadPoolForRemoting.execute(() -> {
            if (drawing == null || !drawing.stop(call.stage(), call.attempt())) {
                fail(cause);
            }
        });
        Timer.get().schedule(() -> fail(cause), LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public List<String> stages() {
        return List.of(call.stage());
    }

    @Override
    public TaskListener listener() {
        return log();
    }

    /** The block around it follows the run; this one waits for its answer, which nobody gives to what waits for a place. */
    @Override
    public void look(Sight sight) {
        last = sight;
        IOException why = placeless;
        if (why != null && sight.waitsForPlace(call.stage(), call.attempt())) {
            end(why);
        }
    }

    @Override
    public void end(Throwable why) {
        drawing.leave(this);
        fail(why);
    }

    @Override
    public String getStatus() {
        return "running commands";
    }
}

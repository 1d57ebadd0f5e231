package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import io.jenkins.plugins.intent.exec.supervised.Watcher;
import java.io.File;
import java.io.IOException;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Carries one {@link Watcher#watch} to the agent. The directory it runs on is the job's.
 *
 * @param request what to say and ask
 * @param takesAll whether an ended job's files come with the answer, when they are few: nothing is done to them any more
 */
record WatchJob(WatchRequest request, boolean takesAll) implements ControllerToAgentFileCallable<WatchAnswer> {
    private static final byte[] NOTHING = {};

    @Override
    public WatchAnswer invoke(File directory, VirtualChannel channel) throws IOException, InterruptedException {
        WatchReply reply = Watcher.watch(directory.toPath(), request);
        boolean ended = reply.result() != null && !reply.more();
        return new WatchAnswer(reply, takesAll && ended ? left(directory, channel) : NOTHING);
    }

    /** What goes wrong here is told to whoever asks for the files by themselves. */
    private static byte[] left(File directory, VirtualChannel channel) {
        try {
            return new PackSmallJob().invoke(directory, channel);
        } catch (IOException e) {
            return NOTHING;
        }
    }
}

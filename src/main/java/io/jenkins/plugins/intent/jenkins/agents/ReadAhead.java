package io.jenkins.plugins.intent.jenkins.agents;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.intent.exec.supervised.EmptyJob;
import io.jenkins.plugins.intent.exec.supervised.Renewal;
import io.jenkins.plugins.intent.exec.supervised.StartOrder;
import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * Has an agent ask the controller for the classes that starting and watching a job takes, before there is one. It
 * carries one of each message, and answers with one, because Java makes up how to read a record of ours when it gets
 * the first.
 *
 * @param messages one of each
 */
record ReadAhead(ArrayList<Serializable> messages) implements ControllerToAgentFileCallable<WatchAnswer> {
    private static final byte[] NOTHING = {};

    static ReadAhead ofAll() {
        PrepareStage prepare = new PrepareStage("", "", false, new ArrayList<>(), new ArrayList<>());
        StartJob start = new StartJob(
                new StartOrder("", "", "", NOTHING, NOTHING),
                new ArrayList<>(List.of(new RunnerJar("", ""))),
                "",
                new Groundwork(prepare, ""),
                new HashMap<>());
        return new ReadAhead(new ArrayList<>(List.of(
                prepare,
                start,
                new WatchJob(new WatchRequest(new Renewal(0, 1), false, 0, WatchCursor.START, 0), false),
                new ReadIntent(""),
                new ProvenanceOf(new ArrayList<>()),
                new DiscardJob())));
    }

    @Override
    public WatchAnswer invoke(File anywhere, VirtualChannel channel) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("intent-runner");
        try {
            WatchReply reply = EmptyJob.watched(directory);
            return new WatchAnswer(reply, new PackSmallJob().invoke(directory.toFile(), channel));
        } finally {
            FileTrees.deleteRecursively(directory);
        }
    }
}

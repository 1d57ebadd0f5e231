package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * A job that nobody starts: does once what starting and watching one takes. On an agent of Jenkins that never did, the
 * classes for that come from the controller; they can come before there is a job.
 */
public final class EmptyJob {
    private static final byte[] NOTHING = {};

    private EmptyJob() {}

    /**
     * Lays it, and looks at it.
     *
     * @param directory there is nothing in it; what is left in it is for the caller to delete
     * @return what is said of a job that no supervisor has
     */
    public static WatchReply watched(Path directory) throws IOException, InterruptedException {
        RecordJson.read(RecordJson.line(new Beat(1, 1, 1)), Beat.class);
        RecordJson.read(RecordJson.line(new ResultFile("", AttemptStatus.SUCCEEDED, null, true)), ResultFile.class);
        RecordJson.read(RecordJson.line(JobEvent.started(1, "", "", 0, 1, 1, 0)), JobEvent.class);
        SupervisorLauncher.ofThisProcess(Map.of());
        new JobDirectory(directory).create(new StartOrder("", "", "", NOTHING, NOTHING));
        new Assignment(directory, NOTHING).write(OutputStream.nullOutputStream());
        return Watcher.watch(directory, new WatchRequest(new Renewal(1, 1), true, 0, WatchCursor.START, 0));
    }
}

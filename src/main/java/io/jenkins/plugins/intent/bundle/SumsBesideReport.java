package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.process.Daemon;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The sums of all that a bundle has beside its report, made on a thread of their own while that is written. */
final class SumsBesideReport {
    private final FutureTask<NavigableMap<String, String>> task;

    private SumsBesideReport(FutureTask<NavigableMap<String, String>> task) {
        this.task = task;
    }

    /** Nothing but the report changes from now on. */
    static SumsBesideReport begin(Path bundle, SumsAhead ahead) {
        var task = new FutureTask<>(() -> Checksums.besideReport(new Manifests(bundle), ahead));
        Daemon.start("intent-sums", task);
        return new SumsBesideReport(task);
    }

    /** Waits for them. */
    NavigableMap<String, String> await() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the bundle was completed");
        }
    }
}

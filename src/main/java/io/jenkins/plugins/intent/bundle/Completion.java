package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The last work on a bundle. While its report is written, all else is done on a thread of its own: {@code run.json},
 * the sums of what the bundle has, and those of the report's files as they come.
 */
final class Completion implements ReportFiles, Closeable {
    private final Path report;
    private final SumsAhead sums;
    private final Manifests manifests;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> Daemon.of("intent-sums", work));
    private final Future<NavigableMap<String, String>> others;

    /** Nothing but the report changes from now on. */
    Completion(Path bundle, SumsAhead sums, RunView run) {
        this.report = bundle.resolve(BundleNames.REPORT);
        this.sums = sums;
        this.manifests = new Manifests(bundle);
        this.others = later(() -> {
            AtomicFiles.write(bundle.resolve(BundleNames.RUN), RecordJson.indented(run));
            sums.end();
            return Checksums.besideReport(manifests, sums);
        });
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Path file = report.resolve(name);
        AtomicFiles.write(file, content);
        beside.execute(() -> sums.add(file, content));
    }

    /** Name to sum, sorted as bytes, of all files; the report has been written. */
    NavigableMap<String, String> sums() throws IOException {
        Future<NavigableMap<String, String>> reported = later(() -> Checksums.ofReport(manifests, sums));
        NavigableMap<String, String> all = done(others);
        all.putAll(done(reported));
        return all;
    }

    /** Waits for what is under way: the bundle may be changed then. */
    @Override
    public void close() throws IOException {
        beside.shutdown();
        try {
            beside.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private Future<NavigableMap<String, String>> later(Callable<NavigableMap<String, String>> work) {
        return beside.submit(work);
    }

    private static NavigableMap<String, String> done(Future<NavigableMap<String, String>> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the bundle was completed");
    }
}

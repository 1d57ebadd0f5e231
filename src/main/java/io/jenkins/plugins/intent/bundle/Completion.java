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
final class Completion implements BundleWriter.ReportFiles, Closeable {
    private final Path report;
    private final SumsAhead sums;
    private final Manifests manifests;
    private final ExecutorService beside = Executors.newSingleThreadExecutor(work -> Daemon.of("intent-sums", work));
    private final Future<NavigableMap<String, String>> others;

    /** Nothing but the report changes from now on. */
    Completion(Path bundle, SumsAhead sums, RunView run) {
        this.report = bundle.resolve(Checksums.REPORT);
        this.sums = sums;
        this.manifests = new Manifests(bundle);
        this.others = beside.submit(() -> {
            AtomicFiles.write(bundle.resolve(BundleWriter.RUN), RecordJson.indented(run));
            return Checksums.besideReport(manifests, sums);
        });
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        Path file = report.resolve(name);
        AtomicFiles.write(file, content);
        beside.execute(() -> sums.add(file, content));
    }

    /** The sums of all files, when the report has been written. */
    NavigableMap<String, String> sums() throws IOException {
        Future<NavigableMap<String, String>> all = beside.submit((Callable<NavigableMap<String, String>>) () -> {
            NavigableMap<String, String> found = Checksums.ofReport(manifests, sums);
            found.putAll(others.get());
            return found;
        });
        return await(all);
    }

    private NavigableMap<String, String> await(Future<NavigableMap<String, String>> all) throws IOException {
        try {
            others.get();
            return all.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Waits for what is under way, since the bundle may be changed then. */
    @Override
    public void close() throws IOException {
        beside.shutdown();
        try {
            while (!beside.awaitTermination(1, TimeUnit.DAYS)) {
                continue;
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while the bundle was completed");
    }
}

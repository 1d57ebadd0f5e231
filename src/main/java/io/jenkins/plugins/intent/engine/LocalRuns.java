package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.bundle.BundleSource;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.bundle.Provenance;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.HeldJob;
import io.jenkins.plugins.intent.workspace.MergedOutputs;
import io.jenkins.plugins.intent.workspace.OutputConflictException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens runs on this machine: new ones, and ones that were left. */
public final class LocalRuns {
    private final StateDirectory state;
    private final LocalSettings settings;

    public LocalRuns(StateDirectory state, LocalSettings settings) {
        this.state = state;
        this.settings = settings;
    }

    /**
     * Starts the books of a new run; {@link LocalRun#work()} does the rest.
     *
     * @param other a run that stages are taken over from
     * @throws UsageException when the bundle of that one is not what was once written
     * @throws io.jenkins.plugins.intent.ledger.LedgerException when the books cannot be opened
     */
    public LocalRun start(PlannedRun planned, RunRequest request, Optional<RunDirectory> other, RunListener listener)
            throws IOException, UsageException {
        RunDirectory run = state.run(planned.plan().runId());
        RunDirectory prepared = state.starting(planned.plan().runId());
        Coordinator books;
        try {
            books = begin(prepared, run, planned, request, other);
        } catch (IOException | UsageException | RuntimeException e) {
            FileTrees.deleteRecursively(prepared.path());
            throw e;
        }
        try {
            return assemble(run, planned, books, new BundleWriter(run.bundle()), listener);
        } catch (RuntimeException e) {
            books.close();
            throw e;
        }
    }

    /** Everything that speaks of the run from its beginning is there before the books are: a crash leaves all or nothing. */
    private Coordinator begin(
            RunDirectory prepared,
            RunDirectory run,
            PlannedRun planned,
            RunRequest request,
            Optional<RunDirectory> other)
            throws IOException, UsageException {
        try {
            Files.createDirectories(prepared.path());
        } catch (IOException e) {
            throw StateDirectory.unusable(state.path(), e);
        }
        BundleWriter bundle = new BundleWriter(prepared.bundle());
        if (other.isPresent()) {
            takeOver(planned, other.get(), bundle);
        }
        Map<Path, byte[]> asked = new LinkedHashMap<>();
        asked.put(prepared.intent(), planned.document().content());
        byte[] requested = request.toBytes();
        asked.put(prepared.request(), requested);
        AtomicFiles.writeDurably(asked);
        describe(planned, bundle);
        return Coordinator.start(
                prepared.path(),
                run.path(),
                planned.plan().askedWith(Digests.sha256(requested)),
                settings.ledger(),
                settings.time());
    }

    private void describe(PlannedRun planned, BundleWriter bundle) throws IOException {
        bundle.intent(planned.document().content());
        bundle.provenance(
                Provenance.capture(planned.projectDir(), settings.environment().keySet()));
    }

    /** The project is made what it was before the run has books, so that none of its stages can have written there. */
    private void takeOver(PlannedRun planned, RunDirectory other, BundleWriter bundle)
            throws IOException, UsageException {
        Takeover.run(planned, "run " + other.runId(), BundleSource.of(other.bundle()), bundle);
        try {
            MergedOutputs.of(new TakenOverFiles(planned.intent().workflow(), planned.plan(), bundle).beforeTheOthers())
                    .layInto(planned.projectDir(), notProject());
        } catch (OutputConflictException conflict) {
            throw new UsageException(
                    "what run " + other.runId() + " left cannot be laid into the project: " + conflict.getMessage());
        }
    }

    /**
     * Opens the books of an existing run and goes on: jobs that still run in processes of their own
     * are watched again, jobs that died with the last process are queued again.
     *
     * @param planned the run planned anew from its own document and request
     * @throws io.jenkins.plugins.intent.ledger.LedgerException when the books cannot be opened
     */
    public LocalRun resume(PlannedRun planned, RunListener listener) throws IOException {
        RunDirectory run = state.run(planned.plan().runId());
        Coordinator books = Coordinator.open(run.path(), settings.ledger(), settings.time());
        try {
            BundleWriter bundle = new BundleWriter(run.bundle());
            if (!Files.exists(run.bundle().resolve(BundleNames.INTENT))) {
                // Earlier versions could die before they had kept it.
                describe(planned, bundle);
            }
            return assemble(run, planned.with(books.plan()), books, bundle, listener);
        } catch (IOException | RuntimeException e) {
            books.close();
            throw e;
        }
    }

    private Set<Path> notProject() {
        Set<Path> directories = new HashSet<>();
        for (String path : state.guarded()) {
            directories.add(Path.of(path));
        }
        return directories;
    }

    private LocalRun assemble(
            RunDirectory run, PlannedRun planned, Coordinator books, BundleWriter bundle, RunListener listener) {
        ChangeSignal changes = new ChangeSignal();
        books.addListener((event, atMs) -> {
            listener.happened(event, atMs);
            changes.changed();
        });
        LeaseKeeper leases = new LeaseKeeper(books, settings.time());
        JobRunner runner = settings.supervised()
                ? new SupervisedJobs(run, books, leases, settings)
                : new InProcessJobs(
                        planned,
                        settings,
                        bundle,
                        stage -> books.likelyAfter(stage).ifPresent(bundle::placeAhead));
        JobSpecs specs = new JobSpecs(planned, settings.limits(), settings.supervised(), state.guarded());
        LocalCarrier carrier = new LocalCarrier(
                run,
                specs,
                runner,
                new StageFiles(planned.projectDir(), specs, run, bundle, notProject(), settings.redactor()),
                bundle,
                listener);
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= settings.agents(); i++) {
            workers.add(new Worker("worker-" + i, books, carrier, leases, changes));
        }
        List<Runnable> left = new ArrayList<>();
        for (HeldJob job : books.held()) {
            left.add(new Worker(job.agent(), books, carrier, leases, changes).goOnWith(job.lease()));
        }
        return new LocalRun(books, run, bundle, leases, changes, workers, left);
    }
}

package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import io.jenkins.plugins.intent.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Completes and publishes the bundle, and lets go of the books. */
final class RunEnd {
    private static final Logger LOGGER = Logger.getLogger(RunEnd.class.getName());

    private final RunParts run;
    private final ProjectSnapshot snapshot;
    private final ProvenanceCapture provenance;

    RunEnd(RunParts run, ProjectSnapshot snapshot) {
        this.run = run;
        this.snapshot = snapshot;
        this.provenance = new ProvenanceCapture(run);
    }

    /** Gathers what the bundle needs and that takes its time. Returns at once. */
    void gather() {
        provenance.begin();
    }

    /**
     * Afterwards the bundle is among the build's artifacts and nowhere else. An earlier controller may
     * have got as far as that, and died before the step knew.
     */
    void publish() throws IOException, InterruptedException {
        if (Files.notExists(run.files().published())) {
            provenance.await();
            run.bundle().finish(run.books().view(), new ReportWriter());
            run.publisher().all();
            try {
                new UnpackedOutputs(run).lay();
            } finally {
                AtomicFiles.writeDurably(run.files().published(), new byte[0]);
                cleanUp();
            }
        } else {
            cleanUp();
        }
    }

    private void cleanUp() throws IOException {
        FileTrees.deleteRecursively(run.files().bundle());
        FileTrees.deleteRecursively(run.files().incoming("any").getParent());
        snapshot.delete();
    }

    void close() {
        try {
            run.books().close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "closing the books of " + run.build() + " " + run.key());
        }
    }
}

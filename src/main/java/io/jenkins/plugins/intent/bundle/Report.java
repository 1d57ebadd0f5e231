package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;

/** Writes what people read of a bundle; {@code report.ReportWriter} does. */
@FunctionalInterface
public interface Report {
    /**
     * @param run the run as it stands
     * @param manifests of the bundle that the report is about
     * @param files takes what is written
     */
    void write(RunView run, Manifests manifests, ReportFiles files) throws IOException;
}

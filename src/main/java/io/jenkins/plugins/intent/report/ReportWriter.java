package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code index.html}, {@code report.css} and {@code graph.svg}: plain pages that render with
 * every script and every inline style forbidden, as Jenkins serves artifacts.
 */
public final class ReportWriter implements BundleWriter.Report {
    @Override
    public void write(RunView run, Manifests manifests, Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }
}

package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes {@code index.html}, {@code report.css} and {@code graph.svg}: plain pages that render with
 * every script and every inline style forbidden, as Jenkins serves artifacts.
 */
public final class ReportWriter implements BundleWriter.Report {
    private static final String CSS = "report.css";

    @Override
    public void write(RunView run, Manifests manifests, Path directory) throws IOException {
        StageGraphLayout layout = StageGraphLayout.of(run.stages());
        Markup graph = StageGraphSvg.markup(run.stages(), layout, stage -> null);
        String page = ReportPage.write(RunFacts.of(run, manifests), layout, graph);
        AtomicFiles.write(directory.resolve("index.html"), page.getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(directory.resolve("graph.svg"), (graph + "\n").getBytes(StandardCharsets.UTF_8));
        AtomicFiles.write(directory.resolve(CSS), ProgramFiles.bytes(ReportWriter.class, CSS));
    }
}

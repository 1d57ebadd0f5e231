package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.bundle.Manifests;
import io.jenkins.plugins.intent.bundle.Report;
import io.jenkins.plugins.intent.bundle.ReportFiles;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code index.html}, {@code report.css} and {@code graph.svg}: plain pages that render with
 * every script and every inline style forbidden, as Jenkins serves artifacts.
 */
public final class ReportWriter implements Report {
    private static final String CSS = "report.css";

    @Override
    public void write(RunView run, Manifests manifests, ReportFiles files) throws IOException {
        files.write(CSS, ProgramFiles.bytes(ReportWriter.class, CSS));
        StageGraphLayout layout = StageGraphLayout.of(run.stages());
        Markup graph = StageGraphSvg.markup(run.stages(), layout, stage -> null);
        files.write("graph.svg", (graph + "\n").getBytes(StandardCharsets.UTF_8));
        String page = ReportPage.write(RunFacts.of(run, manifests), layout, graph);
        files.write("index.html", page.getBytes(StandardCharsets.UTF_8));
    }
}

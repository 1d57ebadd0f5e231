package io.jenkins.plugins.intent.report;

import static io.jenkins.plugins.intent.report.SampleRun.Made.failed;
import static io.jenkins.plugins.intent.report.SampleRun.Made.succeeded;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.bundle.BundleVerifier;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.DecisionView;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.ledger.WorkKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The page leads to what there is, and holds nothing that a strict content security policy would stop. */
public class ReportWriterTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'>&\u202Egnp.\u0007\u001B[31m";

    @Rule
    public final SampleRun run = new SampleRun();

    @Test
    public void pageLeadsToEveryOutputAndTheBundleVerifies() throws Exception {
        run.ran("build", StageStatus.SUCCEEDED, 0, 2, List.of(), succeeded("compile", "ok\n"))
                .ran("unit tests & more", StageStatus.FAILED, 2, 5, List.of("build"), failed("test", "no\n"))
                .stage("deploy", WorkKind.EXEC_BLOCK, StageStatus.SKIPPED, "unit tests failed", "unit tests & more");
        Path bundle = run.finish(RunStatus.FAILED, "stage failed");

        Page page = Page.of(bundle);

        page.assertStrict();
        page.assertLinksLead();
        assertEquals(
                2 * 3,
                page.links().stream()
                        .filter(l -> l.contains("/attempt-1/"))
                        .distinct()
                        .count());
        assertTrue(Files.exists(bundle.resolve("report/report.css")));
        List<String> problems = BundleVerifier.verify(bundle).problems();
        assertTrue(problems.toString(), problems.stream().noneMatch(problem -> problem.startsWith("report/")));
    }

    @Test
    public void hostileNamesAreTextEverywhere() throws Exception {
        run.goal(HOSTILE)
                .ran(
                        "build",
                        StageStatus.FAILED,
                        0,
                        1,
                        List.of(),
                        new SampleRun.Made(HOSTILE, CommandStatus.FAILED, 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE))
                .stage(HOSTILE.replace("/", ""), WorkKind.GATE, StageStatus.NEEDS_HUMAN, HOSTILE, "build", HOSTILE)
                .decided(
                        "smoke",
                        new DecisionView(Answer.APPROVED, HOSTILE, HOSTILE, 1),
                        List.of(new FindingView(Verdict.BLOCK, HOSTILE, HOSTILE, HOSTILE)),
                        StageStatus.SUCCEEDED);

        Path bundle = run.finish(RunStatus.FAILED, HOSTILE);

        for (String file : List.of("report/index.html", "report/graph.svg")) {
            String raw = Files.readString(bundle.resolve(file));
            assertFalse(file, raw.contains("<script"));
            assertFalse(file, raw.contains("\u202E") || raw.contains("\u0007") || raw.contains("\u001B"));
        }
        Page page = Page.of(bundle);
        page.assertStrict();
        page.assertLinksLead();
        assertTrue(page.section("failure").contains("<script>alert(1)</script>"));
    }

    @Test
    public void manifestOfALyingAgentLinksNowhereOutside() throws Exception {
        run.ran("build", StageStatus.FAILED, 0, 1, List.of(), failed("x", "out"));
        Path manifest = run.bundle().resolve("stages/build/attempt-1/manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("commands/1-cmd/stdout.log", "../../../../../../../etc/passwd")
                        .replace("commands/1-cmd/stderr.log", "javascript:alert(1)"));

        Page page = Page.of(run.finish(RunStatus.FAILED, null));

        page.assertStrict();
        assertTrue(page.links().toString(), page.links().stream().noneMatch(link -> link.contains("passwd")));
        assertTrue(page.links().toString(), page.links().stream().noneMatch(link -> link.startsWith("javascript")));
        assertFalse(page.section("failure").contains("root:"));
    }

    @Test
    public void graphThatIsWiderThanThePageSaysSo() throws Exception {
        for (int i = 0; i < 5; i++) {
            run.stage("s" + i, WorkKind.EXEC_BLOCK, StageStatus.SUCCEEDED, null, i == 0 ? new String[0] : needs(i));
        }
        assertFalse(
                Page.of(run.finish(RunStatus.SUCCEEDED, null)).section("graph").contains("wider"));

        for (int i = 5; i < 60; i++) {
            run.stage("s" + i, WorkKind.EXEC_BLOCK, StageStatus.SUCCEEDED, null, needs(i));
        }
        assertTrue(
                Page.of(run.finish(RunStatus.SUCCEEDED, null)).section("graph").contains("wider"));
    }

    private static String[] needs(int stage) {
        return new String[] {"s" + (stage - 1)};
    }

    @Test
    public void hundredsOfCommandsAndAThousandStagesStayAReadablePage() throws Exception {
        SampleRun.Made[] many = new SampleRun.Made[320];
        for (int i = 0; i < many.length; i++) {
            many[i] =
                    i == 319 ? failed("last", "") : new SampleRun.Made("c" + i, CommandStatus.SUCCEEDED, 0, null, null);
        }
        run.ran("big", StageStatus.FAILED, 0, 9, List.of(), many);
        for (int i = 0; i < 1000; i++) {
            run.stage("s" + i, WorkKind.EXEC_BLOCK, StageStatus.SUCCEEDED, null);
        }

        Path bundle = run.finish(RunStatus.FAILED, null);

        Page page = Page.of(bundle);
        page.assertLinksLead();
        assertTrue(page.section("commands").contains("Shown are 300 of 320 commands"));
        assertTrue(page.section("commands").contains("last"));
        assertTrue(Files.size(bundle.resolve("report/index.html")) < 2_000_000);
    }

    @Test
    public void sameRunGivesTheSamePage() throws Exception {
        run.ran("build", StageStatus.SUCCEEDED, 0, 2, List.of(), succeeded("compile", "ok\n"));

        assertEquals(run.page(RunStatus.SUCCEEDED, null), run.page(RunStatus.SUCCEEDED, null));
    }
}

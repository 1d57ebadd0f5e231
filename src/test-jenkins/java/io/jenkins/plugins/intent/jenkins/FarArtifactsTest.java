package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.io.File;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.List;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.util.VirtualFile;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Bundles in an artifact manager that keeps nothing on the controller. */
@WithJenkins
class FarArtifactsTest {
    private JenkinsRule j;

    @TempDir
    private File store;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        j = rule;
        keepIn(new FarArtifacts.Factory(store, false));
    }

    private static void keepIn(FarArtifacts.Factory factory) throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().replaceBy(List.of(factory));
    }

    private static VirtualFile bundle(WorkflowRun build) {
        return build.getArtifactManager().root().child("intent");
    }

    @Test
    void everyFileIsThereWithItsSumAndNoneInTheBuild() throws Exception {
        String intent = Intents.of(
                block("a", "\"outputs\": [\"made\"],", command("touch", "made")),
                block("b", "\"needs\": [\"a\"],", command("echo", "hello")));
        WorkflowRun build = j.buildAndAssertSuccess(job(j, "node {" + call(intent, "") + "}"));
        String list;
        try (InputStream in = bundle(build).child("SHA256SUMS").open()) {
            list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(list.contains("outputs/a/made"), list);
        for (String line : list.split("\n")) {
            String[] parts = line.split("  ", 2);
            try (InputStream in = bundle(build).child(parts[1]).open()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
                assertEquals(parts[0], String.format("%064x", new BigInteger(1, sum)), parts[1]);
            }
        }
        assertFalse(Files.exists(build.getRootDir().toPath().resolve("archive")));
        assertFalse(Files.exists(build.getRootDir().toPath().resolve("intent-runner/intent/bundle")));
    }

    @Test
    void pagesShowWhatWasPrinted() throws Exception {
        String intent = Intents.of(block("bad", "", command("cat", "/dev/null/x")));
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "node {" + call(intent, "") + "}"));
        HtmlPage page = j.createWebClient().getPage(build, "intent/");
        assertTrue(page.asNormalizedText().contains("Not a directory"), page.asNormalizedText());
        String address = build.getUrl() + "artifact/intent/stages/bad/attempt-1/commands/01-cat/stderr.log";
        String log = j.createWebClient().goTo(address, null).getWebResponse().getContentAsString();
        assertTrue(log.contains("Not a directory"), log);
    }

    /** An address that is good for one file gives the page neither its style nor its links. */
    @Test
    void reportIsServedByJenkinsWhereTheStoreHandsOutFiles() throws Exception {
        keepIn(new FarArtifacts.Factory(store, true));
        String intent = Intents.of(block("a", "", command("echo", "hello")));
        WorkflowRun build = j.buildAndAssertSuccess(job(j, "node {" + call(intent, "") + "}"));
        JenkinsRule.WebClient browser = j.createWebClient();
        HtmlPage page = browser.getPage(build, "intent/");
        HtmlPage report = page.getAnchorByText("Report").click();
        assertTrue(report.getUrl().getPath().endsWith("/intent/files/report/index.html"), report.getUrl() + "");
        String files = build.getUrl() + "intent/files/";
        assertEquals(
                "hello",
                browser.goTo(files + "stages/a/attempt-1/commands/01-echo/stdout.log", null)
                        .getWebResponse()
                        .getContentAsString()
                        .strip());
        browser.goTo(files + "report/report.css", "text/css");
    }
}

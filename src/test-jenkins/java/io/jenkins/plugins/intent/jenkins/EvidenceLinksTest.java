package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URL;
import java.util.List;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Links from the run's page to what commands have printed. */
@WithJenkins
class EvidenceLinksTest {
    @Test
    void linksLeadToTheOutputWhateverTheJobIsCalled(JenkinsRule j) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "a b ü");
        String intent = Intents.of(block("say", "", command("echo", "hello")));
        job.setDefinition(new CpsFlowDefinition("node {" + call(intent, "") + "}", true));
        WorkflowRun build = j.buildAndAssertSuccess(job);
        JenkinsRule.WebClient client = j.createWebClient();
        HtmlPage page = client.getPage(build, "intent/");
        List<HtmlAnchor> links = page.getAnchors().stream()
                .filter(link -> link.getHrefAttribute().endsWith("stdout.log"))
                .toList();
        assertFalse(links.isEmpty());
        for (HtmlAnchor link : links) {
            URL address = page.getFullyQualifiedUrl(link.getHrefAttribute());
            assertEquals(
                    "hello\n", client.loadWebResponse(new WebRequest(address)).getContentAsString());
        }
    }

    @Test
    void whatTheTeamArchivesIsNamedBesideARunWithMuchEvidence(JenkinsRule j) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "a b ü");
        String[] stages = new String[14];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = block("s" + i, "", command("echo", "hello"));
        }
        job.setDefinition(new CpsFlowDefinition(
                "node { writeFile file: 'app ü.jar', text: 'team'\n" + call(Intents.of(stages), "")
                        + "archiveArtifacts '*.jar' }",
                true));
        WorkflowRun build = j.buildAndAssertSuccess(job);
        JenkinsRule.WebClient client = j.createWebClient();
        HtmlPage page = client.getPage(build);
        URL address =
                page.getFullyQualifiedUrl(page.getAnchorByText("app ü.jar").getHrefAttribute());
        assertEquals("team", client.loadWebResponse(new WebRequest(address)).getContentAsString());
    }
}

package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import java.net.URL;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Forms and the remote API. */
@WithJenkins
class FormsTest {
    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
    }

    @Test
    void snippetsKeepWhatWasWritten() throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(j);
        snippets.assertRoundTrip(new RunIntentStep("intent.json"), "runIntent 'intent.json'");
        RunIntentStep step = new RunIntentStep("intent.json");
        step.setConsole("quiet");
        step.setFailBuild(false);
        step.setOnNeedsHuman("fail");
        snippets.assertRoundTrip(
                step, "runIntent console: 'quiet', failBuild: false, file: 'intent.json', onNeedsHuman: 'fail'");
    }

    @Test
    void configurationIsSavedAsItWas() throws Exception {
        IntentRunnerConfiguration configuration = IntentRunnerConfiguration.get();
        configuration.setPolicy("{ \"schema_version\": 1 }");
        configuration.setParallelStages(7);
        configuration.setKeepBundles(3);
        j.configRoundtrip();
        assertEquals("{ \"schema_version\": 1 }", configuration.getPolicy());
        assertEquals(7, configuration.getParallelStages());
        assertEquals(3, configuration.getKeepBundles());
        assertEquals(15, configuration.getMinimumLeaseSec());
    }

    @Test
    void wrongPolicyIsRefusedAndNothingOfTheFormIsSaved() throws Exception {
        JenkinsRule.WebClient browser = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = browser.goTo("configure").getFormByName("config");
        form.getTextAreasByName("_.policy").get(0).setText("{ \"schema_version\": 1, \"rulez\": [] }");
        form.getInputByName("_.parallelStages").setValue("9");
        HtmlPage answer = j.submit(form);
        assertTrue(answer.asNormalizedText().contains("did you mean `rules`?"), answer.asNormalizedText());
        assertNull(IntentRunnerConfiguration.get().getPolicy());
        assertEquals(4, IntentRunnerConfiguration.get().getParallelStages());
        assertEquals(
                FormValidation.Kind.ERROR, IntentRunnerConfiguration.get().doCheckPolicy("{ \"rulez\": [] }").kind);
    }

    @Test
    void remoteApiHasTheStagesOfARunAndSparesThemTheBuild() throws Exception {
        WorkflowRun build =
                j.buildAndAssertSuccess(job(j, "node {" + call(Intents.of(block("a", "", command("true"))), "") + "}"));
        assertTrue(api(build, "intent/api/json").contains("\"id\":\"a-1\""));
        String ofTheBuild = api(build, "api/json");
        assertTrue(ofTheBuild.contains("\"workflow\":\"w\""), ofTheBuild);
        assertFalse(ofTheBuild.contains("\"stages\""), ofTheBuild);
    }

    @Test
    void pageOfAStageIsThereAndOfNoOther() throws Exception {
        WorkflowRun build = j.buildAndAssertSuccess(job(
                j, "node {" + call(Intents.of(block("a", "", command("echo", "hello"))), "") + "}"));
        JenkinsRule.WebClient browser = j.createWebClient();
        HtmlPage page = browser.getPage(build, "intent/stage/a/");
        assertEquals(
                "hello",
                page.getAnchorByText("stdout")
                        .click()
                        .getWebResponse()
                        .getContentAsString()
                        .strip());
        browser.assertFails(build.getUrl() + "intent/stage/b/", 404);
        browser.assertFails(build.getUrl() + "intent-2/", 404);
        browser.withThrowExceptionOnFailingStatusCode(false);
        assertEquals(
                200,
                browser.getPage(new URL(j.getURL(), build.getUrl() + "intent/live"))
                        .getWebResponse()
                        .getStatusCode());
    }

    private String api(WorkflowRun build, String path) throws Exception {
        return j.createWebClient()
                .goTo(build.getUrl() + path, "application/json")
                .getWebResponse()
                .getContentAsString();
    }
}

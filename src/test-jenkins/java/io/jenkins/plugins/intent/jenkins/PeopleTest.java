package io.jenkins.plugins.intent.jenkins;

import static io.jenkins.plugins.intent.jenkins.Intents.block;
import static io.jenkins.plugins.intent.jenkins.Intents.call;
import static io.jenkins.plugins.intent.jenkins.Intents.command;
import static io.jenkins.plugins.intent.jenkins.Intents.gate;
import static io.jenkins.plugins.intent.jenkins.Intents.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import hudson.model.Result;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may answer, and what the pages show of it. */
@WithJenkins
class PeopleTest {
    private JenkinsRule j;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        j = rule;
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, IntentPermissions.APPROVE)
                .everywhere()
                .to("alice", "carol")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("bob"));
    }

    @Test
    void onlyWhoMayAnswersAndOnlyByPost() throws Exception {
        WorkflowRun build = waiting("{\"id\": \"ask\", \"kind\": \"gate\","
                + " \"gate\": {\"message\": \"Go on?\", \"approvers\": [\"alice\"]}}");
        assertEquals(404, get("alice", build, "intent/approve?stage=ask&reason=x"));
        assertEquals(403, post("bob", build, "approve", "ask", "x").getStatusCode());
        WebResponse carol = post("carol", build, "approve", "ask", "x");
        assertEquals(403, carol.getStatusCode());
        assertTrue(carol.getContentAsString().contains("not among the approvers"));
        assertEquals(400, post("alice", build, "approve", "ask", " ").getStatusCode());
        assertEquals(404, post("alice", build, "approve", "nope", "x").getStatusCode());

        assertEquals(200, post("alice", build, "approve", "ask", "tested").getStatusCode());
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        assertEquals(200, post("alice", build, "approve", "ask", "tested").getStatusCode());
        assertEquals(409, post("alice", build, "reject", "ask", "no").getStatusCode());
        j.assertLogContains("approved by alice: tested", build);
    }

    @Test
    void addressesThatNobodyLinksToAreNoFaults() throws Exception {
        WorkflowRun build = waiting(gate("ask", ""));
        assertEquals(200, get("bob", build, "intent/body"));
        assertEquals(404, get("bob", build, "intent/refused"));
        post("admin", build, "reject", "ask", "seen");
        j.waitForCompletion(build);
    }

    @Test
    void pageSaysWhyAndNamesAllThatFailed() throws Exception {
        String intent = Intents.of(
                block("a", "", command("seq", "1", "50"), command("ls", "/nowhere")), block("b", "", command("false")));
        WorkflowRun build = j.buildAndAssertStatus(Result.FAILURE, job(j, "node { " + call(intent, "") + "}"));
        HtmlPage page = client("bob").getPage(build, "intent/");
        String text = page.asNormalizedText();
        assertTrue(text.contains("What failed") && text.contains("/nowhere"), text);
        assertEquals(
                200,
                page.getAnchorByText("standard error").click().getWebResponse().getStatusCode());
    }

    @Test
    void rejectedStageFailsTheBuild() throws Exception {
        WorkflowRun build = waiting(gate("ask", ""));
        post("admin", build, "reject", "ask", "not on a Friday");
        j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(build));
        j.assertLogContains("rejected by admin: not on a Friday", build);
        j.assertLogNotContains("nobody is waited for", build);
    }

    @Test
    void consoleSaysSoWhereNobodyIsWaitedFor() throws Exception {
        WorkflowRun build = j.buildAndAssertStatus(
                Result.FAILURE, job(j, call(Intents.of(gate("ask", "")), ", onNeedsHuman: 'fail'")));
        j.assertLogContains("ask: nobody is waited for (onNeedsHuman: 'fail')", build);
    }

    @Test
    void blockedCommandsAreShownToWhoApprovesAndRunThen() throws Exception {
        WorkflowRun build = waiting(block("a", "", command("sh", "-c", "echo ran after all")));
        HtmlPage page = client("alice").getPage(build, "intent/");
        assertTrue(page.asNormalizedText().contains("sh -c 'echo ran after all'"), page.asNormalizedText());
        HtmlForm form = page.getForms().stream()
                .filter(one -> one.getActionAttribute().equals("approve"))
                .findFirst()
                .orElseThrow();
        form.getInputByName("reason").type("looked at it");
        page.getElementsByTagName("button").stream()
                .filter(button -> button.getAttribute("formaction").equals("approve"))
                .findFirst()
                .orElseThrow()
                .click();
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("[a] ran after all", build);
    }

    @Test
    void whoMayNotAnswerSeesWhatWaitsAndNoForm() throws Exception {
        WorkflowRun build = waiting(gate("ask", ""));
        HtmlPage page = client("bob").getPage(build, "intent/");
        assertTrue(page.asNormalizedText().contains("Go on?"));
        assertTrue(page.asNormalizedText().contains("You may not decide about this stage."));
        assertTrue(client("bob").getPage(build).asNormalizedText().contains("waits for a person"));
        post("admin", build, "reject", "ask", "done");
        j.waitForCompletion(build);
    }

    @Test
    void nothingThatOthersWroteIsMarkup() throws Exception {
        String mark = "<img src=x onerror=alert(1)>";
        String intent = "{\"schema_version\": 1, \"goal\": \"" + mark + "\", \"workflow\": {\"name\": \"" + mark
                + "\", \"stages\": [{\"id\": \"ask\", \"kind\": \"gate\", \"gate\": {\"message\": \"" + mark
                + "\"}}]}}";
        WorkflowRun build = job(j, call(intent, "")).scheduleBuild2(0).waitForStart();
        j.waitForMessage("ask: waits for a person", build);
        for (String path : List.of("", "intent/", "console", "intent/stage/ask/")) {
            String page = client("admin").getPage(build, path).getWebResponse().getContentAsString();
            assertFalse(page.contains("<img src=x"), path);
            assertFalse(page.contains(" onerror=\""), path);
        }
        post("admin", build, "reject", "ask", mark);
        j.waitForCompletion(build);
        assertFalse(client("admin")
                .getPage(build, "intent/")
                .getWebResponse()
                .getContentAsString()
                .contains("<img src=x"));
    }

    private WorkflowRun waiting(String stage) throws Exception {
        WorkflowRun build = job(j, "node {" + call(Intents.of(stage), "") + "}")
                .scheduleBuild2(0)
                .waitForStart();
        j.waitForMessage("waits for a person", build);
        return build;
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return j.createWebClient().withThrowExceptionOnFailingStatusCode(false).login(user);
    }

    private int get(String user, WorkflowRun build, String path) throws Exception {
        return client(user)
                .getPage(new URL(j.getURL(), build.getUrl() + path))
                .getWebResponse()
                .getStatusCode();
    }

    private WebResponse post(String user, WorkflowRun build, String answer, String stage, String reason)
            throws Exception {
        JenkinsRule.WebClient client = client(user);
        WebRequest request = new WebRequest(new URL(j.getURL(), build.getUrl() + "intent/" + answer), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("stage", stage), new NameValuePair("reason", reason)));
        return client.getPage(client.addCrumb(request)).getWebResponse();
    }
}

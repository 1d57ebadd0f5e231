package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import io.jenkins.plugins.intent.time.Await;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** Stages that wait for a person. */
public class GateScenariosTest {
    private static final String GATE =
            "{'id':'ship','kind':'gate','needs':['build'],'gate':{'message':'Ship it?','approvers':['ann']}}";
    private static final String AFTER =
            "{'id':'after','needs':['ship'],'exec':{'commands':[{'program':'touch','args':['shipped']}]}}";

    @Rule
    public final Project project = new Project();

    @Test
    public void gateWaitsUntilItIsApprovedAndThenTheRestRuns() throws Exception {
        Run waiting = project.intent("{'id':'build','exec':{'commands':[{'program':'true'}]}}", GATE, AFTER)
                .run();
        assertEquals(3, waiting.code());
        assertEquals("needs_human", waiting.status());
        assertEquals("pending", waiting.status("after"));

        Called approved = project.call("approve", waiting.id(), "ship", "--reason", "tested", "--by", "ann");
        assertEquals(approved.err(), 0, approved.code());
        Run run = project.resume();

        assertEquals(0, run.code());
        assertEquals("succeeded", run.status("ship"));
        assertTrue(project.has("shipped"));
    }

    @Test
    public void gateIsApprovedWhileAnotherProcessWorksOnTheRun() throws Exception {
        project.intent(
                "{'id':'build','exec':{'commands':[{'program':'true'}]}}",
                "{'id':'slow','exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c',"
                        + "'while test ! -e shipped; do sleep 0.05; done']}]}}",
                GATE,
                AFTER);
        try (Forked forked = Forked.start(project, List.of(), "run", "--agents", "2", "intent.json")) {
            approveOnceAsked();
            assertEquals(forked.output(), 0, forked.waitFor());
        }
        assertEquals("approved", status("ship", "decision").get("outcome").asText());
    }

    @Test
    public void gateWhoseTimeIsOverIsSaidSoAndCountsAsANoWhenTheRunIsResumed() throws Exception {
        Run waiting = project.intent("{'id':'ship','kind':'gate','gate':{'message':'Ship it?','timeout_sec':1}}", AFTER)
                .run();
        assertEquals(3, waiting.code());
        Await.that("the time to be over", () -> project.call("status").out().contains("Nobody answered until "));
        assertFalse(project.call("status").out().contains("approve"));

        Run run = project.resume();

        assertEquals(1, run.code());
        assertEquals("failed", run.status("ship"));
        assertEquals("skipped", run.status("after"));
    }

    @Test
    public void decisionThatCannotBeReadStopsNeitherTheRunNorTheNextDecision() throws Exception {
        project.intent(
                "{'id':'build','exec':{'commands':[{'program':'true'}]}}",
                "{'id':'slow','lease_sec':3,'exec':{'allow_shell':true,'commands':[{'program':'sh','args':['-c',"
                        + "'cd .intent/runs/2* && mkdir -p decisions && cd decisions"
                        + " && echo broken > 0.json && while test ! -e 0.answer; do sleep 0.05; done;"
                        + " cd ../../../..; while test ! -e shipped; do sleep 0.05; done; sleep 3.5']}]}}",
                GATE,
                AFTER);
        try (Forked forked = Forked.start(project, List.of(), "run", "--agents", "2", "intent.json")) {
            approveOnceAsked();
            assertEquals(forked.output(), 0, forked.waitFor());
            assertEquals(forked.output(), 2, forked.output().split("was set aside", -1).length);
        }
    }

    @Test
    public void onlyAWaitingStageCanBeDecided() throws Exception {
        Run waiting = project.intent("{'id':'build','exec':{'commands':[{'program':'true'}]}}", GATE, AFTER)
                .run();

        Called wrong = project.call("approve", waiting.id(), "build", "--reason", "?");
        Called unknown = project.call("approve", waiting.id(), "shipp", "--reason", "?");

        assertEquals(2, wrong.code());
        assertTrue(wrong.err(), wrong.err().contains("waiting: ship"));
        assertEquals(2, unknown.code());
        assertTrue(unknown.err(), unknown.err().contains("no stage shipp"));
    }

    private JsonNode status() {
        Called called = project.call("status", "--json");
        try {
            return called.out().isEmpty() ? Json.LINE.createObjectNode() : Json.LINE.readTree(called.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(called.out(), e);
        }
    }

    private String status(String stage) {
        JsonNode field = status(stage, "status");
        return field == null ? null : field.asText();
    }

    private JsonNode status(String stage, String field) {
        for (JsonNode candidate : status().path("stages")) {
            if (candidate.get("id").asText().equals(stage)) {
                return candidate.get(field);
            }
        }
        return null;
    }

    private void approveOnceAsked() throws Exception {
        Await.that("the gate", () -> "needs_human".equals(status("ship")));
        String run = status().get("run_id").asText();
        Called approved = project.call("approve", run, "ship", "--reason", "tested", "--by", "ann");
        assertEquals(approved.err(), 0, approved.code());
    }
}

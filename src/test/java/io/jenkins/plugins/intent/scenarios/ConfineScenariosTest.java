package io.jenkins.plugins.intent.scenarios;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNoException;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.exec.confine.CannotConfineException;
import io.jenkins.plugins.intent.exec.confine.Confined;
import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The boundary that the kernel holds, through the command line. Needs the Debian package bubblewrap. */
public class ConfineScenariosTest {
    @Rule
    public final Project project = new Project();

    private Path home;

    @Before
    public void needsBubblewrap() throws Exception {
        try {
            Confined.check();
        } catch (CannotConfineException e) {
            assumeNoException(e);
        }
        home = Files.createDirectory(project.directory().resolveSibling("home"));
        project.with("HOME", home.toString());
        project.write("policy.json", "{\"schema_version\": 1, \"confine\": {\"mode\": \"required\"}}");
    }

    @Test
    public void aBlockIsConfinedInProcessAndSupervisedAndTheManifestSaysHow() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'touch','args':['made']},"
                + "{'program':'touch','args':['../home/new']}]}}");
        for (String way : new String[] {"--agents=1", "--supervised"}) {
            Run run = project.run("--policy", "policy.json", way);
            assertEquals(1, run.code());
            assertTrue(project.has("made"));
            assertFalse(Files.exists(home.resolve("new")));
            assertThat(run.manifest("a").get("confined").get("by").asText(), containsString("bubblewrap"));
            assertThat(
                    run.manifest("a").get("commands").get(1).get("error").asText(),
                    containsString("add the path to `confine.writable` in the policy"));
            Files.delete(project.directory().resolve("made"));
        }
    }

    @Test
    public void aCommandReadsItsTextHoweverLateItHasItsTurn() throws Exception {
        String reads = "{'program':'cat','stdin_text':'it came'}";
        project.intent("{'id':'a','exec':{'commands':[" + String.join(",", Collections.nCopies(100, reads)) + "]}}");
        Run run = project.run("--policy", "policy.json");
        assertEquals("succeeded", run.status());
        for (JsonNode command : run.manifest("a").get("commands")) {
            assertEquals(7, command.get("stdout").get("bytes").asInt());
        }
    }

    @Test
    public void commandsCannotReachTheBooksOfAnyRunNorPutOthersInTheirPlace() throws Exception {
        project.write(
                "attack.sh",
                "for f in $1/runs/*/request.json $1/runs/*/journal.jsonl; do echo >> \"$f\" && echo wrote \"$f\"; done\n"
                        + "for d in $1/runs/*; do mkdir \"$d/decisions\" && echo made \"$d/decisions\"; done\n"
                        + "touch $1/settings.json && echo settings\n"
                        + "mv $1 $1-aside && echo moved $1; mv ${1%%/*} aside && echo moved around\n"
                        + "touch mine && echo the end");
        project.intent("{'id':'a','exec':{'allow_shell':true,'commands':[{'program':'sh',"
                + "'args':['attack.sh','${STATE}'],'allow_failure':true}]}}");
        for (String state : new String[] {".intent", "deep/er/state"}) {
            project.with("STATE", state);
            for (String way : new String[] {"--agents=1", "--supervised"}) {
                Run run = project.run("--policy", "policy.json", "--state-dir", state, way);
                assertEquals(run.manifest("a").toString(), 0, run.code());
                String said = new String(run.stdout("a", 0), StandardCharsets.UTF_8);
                assertEquals("the end\n", said);
                assertEquals(0, project.call("verify", run.bundle().toString()).code());
            }
        }
    }

    @Test
    public void booksBehindALinkThatACommandCouldExchangeLetNothingRun() throws Exception {
        Files.createSymbolicLink(project.directory().resolve(".intent"), Path.of("../home"));
        project.intent("{'id':'a','exec':{'commands':[{'program':'rm','args':['.intent']}]}}");
        Run run = project.run("--policy", "policy.json");
        assertEquals(1, run.code());
        String error = run.command("a", 0).get("error").asText();
        assertThat(error, containsString("`, which they could exchange. Name `" + home.toRealPath()));
        assertTrue(Files.isSymbolicLink(project.directory().resolve(".intent")));
    }

    @Test
    public void programsThatCommandsCanWriteMakeNoBoundary() {
        CannotConfineException none = assertThrows(
                CannotConfineException.class,
                () -> Confined.check(new Confinement(ConfineMode.REQUIRED, List.of(), true), Map.of(), Path.of("/")));
        assertThat(none.getMessage(), containsString("there is no `bwrap` in PATH"));
    }

    @Test
    public void portOfAServiceIsSeenAlsoWhereTheBlockHasANetworkOfItsOwn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")));
        project.write(
                "policy.json", "{\"schema_version\": 1, \"confine\": {\"mode\": \"required\", \"network\": false}}");
        // Taken outside, which is no matter inside.
        try (ServerSocket outside = new ServerSocket(0)) {
            int port = outside.getLocalPort();
            project.intent("{'id':'a','exec':{'services':[{'program':'/usr/bin/python3','args':['-m','http.server',"
                    + "'--bind','127.0.0.1','" + port + "'],'ready':{'port':" + port + "}}],"
                    + "'commands':[{'program':'true'}]}}");
            for (String way : new String[] {"--agents=1", "--supervised"}) {
                Run run = project.run("--policy", "policy.json", way);
                assertEquals(run.manifest("a").toString(), 0, run.code());
            }
        }
    }

    @Test
    public void isolatedStageWritesItsCopyThoughItLiesAmongTheBooks() throws Exception {
        project.intent("{'id':'a','workspace':'isolated','outputs':['made'],'exec':{'allow_shell':true,'commands':["
                + "{'program':'sh','args':['-c','touch made $TMPDIR/ok && ! touch ../no ../../request.json']}]}}");
        for (String way : new String[] {"--agents=1", "--supervised"}) {
            Run run = project.run("--policy", "policy.json", way);
            assertEquals(run.manifest("a").toString(), 0, run.code());
            assertTrue(Files.exists(run.bundle().resolve("outputs/a/made")));
        }
    }

    @Test
    public void whatARunWroteElsewhereIsObservedAndWithThatPolicyItRunsConfined() throws Exception {
        Files.createDirectories(home.resolve(".cache/tool"));
        project.intent("{'id':'a','exec':{'commands':[{'program':'touch','args':['../home/.cache/tool/lib']}]}}");
        assertEquals(0, project.run().code());
        Called observed = project.call("policy", "observe");
        assertEquals(observed.err(), 0, observed.code());
        assertThat(observed.out(), containsString("\"${HOME}/.cache/tool\""));
        assertThat(observed.err(), containsString("${HOME}/.cache/tool: 1 file changed, such as "));
        project.write("policy.json", observed.out());
        Run again = project.run("--policy", "policy.json");
        assertEquals(0, again.code());
        assertThat(again.manifest("a").get("confined").toString(), containsString(".cache/tool"));
    }

    @Test
    public void theReportSaysHowCommandsWereConfined() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'true'}]}}");
        Run run = project.run("--policy", "policy.json");
        assertEquals(0, run.code());
        assertThat(
                Files.readString(run.bundle().resolve("report/index.html")), containsString("confined by bubblewrap"));
    }

    @Test
    public void whatNoBoundaryCanBeIsSaidBeforeAnythingRuns() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'touch','args':['made']}]}}");
        Files.createSymbolicLink(home.resolve("link"), Path.of("/"));
        for (String[] wrong :
                new String[][] {{"${HOME}/link", "it leads to `/`"}, {"${NO_SUCH_NAME}/x", "NO_SUCH_NAME is not set"}
                }) {
            project.write(
                    "policy.json",
                    "{\"schema_version\": 1, \"confine\": {\"mode\": \"required\", \"writable\": [\"" + wrong[0]
                            + "\"]}}");
            Called refused = project.call("run", "--policy", "policy.json", "intent.json");
            assertEquals(refused.err(), 2, refused.code());
            assertThat(refused.err(), containsString(wrong[1]));
            assertFalse(project.has("made"));
        }
    }

    @Test
    public void theEndOfARunSaysWhatAWriteThatWasRefusedNeeds() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'touch','args':['../home/new']}]}}");
        Called run = project.call("run", "--policy", "policy.json", "intent.json");
        assertEquals(1, run.code());
        assertThat(run.out(), containsString("add the path to `confine.writable` in the policy"));
    }
}

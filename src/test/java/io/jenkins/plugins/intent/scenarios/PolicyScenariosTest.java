package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;

/** What the policy stops, what it lets through, and what a person may do about it. */
public class PolicyScenariosTest {
    @Rule
    public final Project project = new Project();

    @Test
    public void scenario09_shellWithoutAllowShellIsBlockedAndNothingOfTheBlockStarts() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'touch','args':['before']},"
                        + "{'program':'sh','args':['-c','touch after']}]}}")
                .run();

        assertEquals(3, run.code());
        assertEquals("needs_human", run.status());
        assertEquals("needs_human", run.status("a"));
        assertEquals(
                "block", run.stage("a").get("findings").get(0).get("decision").asText());
        assertFalse(project.has("before"));
        assertFalse(project.has("after"));
    }

    @Test
    public void whoHasToDecideReadsHowTheCommandCouldBeWrittenInstead() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'bash','args':['build.sh','--fast']}]}}")
                .run();

        String instead = "./build.sh --fast";
        assertEquals(
                instead, run.stage("a").get("findings").get(0).get("suggestion").asText());
        assertTrue(project.call("status", run.id()).out().contains("(" + instead + ")"));
        assertTrue(Files.readString(run.bundle().resolve("report/index.html")).contains(instead));
    }

    @Test
    public void approvedBlockRunsAfterResumeAndTheDecisionIsKept() throws Exception {
        Run blocked = project.intent("{'id':'a','exec':{'commands':[{'program':'sh','args':['-c','touch after']}]}}")
                .run();
        assertEquals(
                0,
                project.call("approve", blocked.id(), "a", "--reason", "reviewed", "--by", "ann")
                        .code());

        Run run = project.resume();

        assertEquals(0, run.code());
        assertTrue(project.has("after"));
        assertEquals("approved", run.stage("a").get("decision").get("outcome").asText());
        assertEquals("ann", run.stage("a").get("decision").get("by").asText());
        assertEquals("reviewed", run.stage("a").get("decision").get("reason").asText());
    }

    @Test
    public void rejectedBlockFailsTheRun() throws Exception {
        Run blocked = project.intent("{'id':'a','exec':{'commands':[{'program':'sh','args':['-c','touch after']}]}}")
                .run();
        assertEquals(
                0, project.call("reject", blocked.id(), "a", "--reason", "no").code());

        Run run = project.resume();

        assertEquals(1, run.code());
        assertEquals("failed", run.status("a"));
        assertFalse(project.has("after"));
    }

    @Test
    public void shellRunsWhereTheBlockAllowsIt() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'allow_shell':true,'commands':["
                        + "{'program':'sh','args':['-c','echo $((40 + 2))']}]}}")
                .run();

        assertEquals(0, run.code());
        assertEquals("42\n", new String(run.stdout("a", 0)));
    }

    @Test
    public void scenario10_rmOfAnAbsolutePathIsBlocked() throws Exception {
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'rm','args':['-rf','/opt/thing']}]}}")
                .run();

        assertEquals(3, run.code());
        assertEquals("needs_human", run.status("a"));
        assertEquals(0, run.stage("a").get("jobs").size());
    }

    @Test
    public void scenario11_rmOfARelativePathInsideRunsWithAWarning() throws Exception {
        Files.createDirectories(project.directory().resolve("build/classes"));

        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'rm','args':['-rf','build']}]}}")
                .run();

        assertEquals(0, run.code());
        assertFalse(project.has("build"));
        assertEquals(
                "warn", run.stage("a").get("findings").get(0).get("decision").asText());
    }

    @Test
    public void scenario12_mvThatLeavesTheProjectIsBlocked() throws Exception {
        Files.writeString(project.directory().resolve("file"), "");

        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'mv','args':['file','../elsewhere']}]}}")
                .run();

        assertEquals(3, run.code());
        assertEquals("needs_human", run.status("a"));
        assertTrue(project.has("file"));
    }

    @Test
    public void linkThatLeavesTheProjectIsRefusedRightBeforeTheStart() throws Exception {
        Path outside = Files.createDirectory(project.directory().resolveSibling("outside"));
        Run run = project.intent("{'id':'a','exec':{'commands':[{'program':'ln','args':['-s','.','link']},"
                        + "{'program':'" + System.getProperty("java.home") + "/bin/java','args':['Relink.java']},"
                        + "{'program':'cp','args':['Relink.java','link/copy']}]}}")
                .write(
                        "Relink.java",
                        "import java.nio.file.*; class Relink { public static void main(String[] a) throws Exception {"
                                + " Path l = Path.of(\"link\"); Files.delete(l);"
                                + " Files.createSymbolicLink(l, Path.of(\"../outside\")); } }")
                .run();

        assertEquals(1, run.code());
        assertEquals("failed", run.status("a"));
        assertFalse(Files.exists(outside.resolve("copy")));
    }
}

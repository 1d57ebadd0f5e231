package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Test;

/** What a command can say without a shell: which exit codes are good, when it is tried again, when it runs, and where. */
public class CommandFieldsTest extends InBothWays {
    @Test
    public void otherExitCodesMayCountAsSuccess() throws Exception {
        project.intent(
                block("{'program':'grep','args':['x','/dev/null'],'success_codes':[0,1]},{'program':'true'}"),
                block("b", "", "{'program':'true','success_codes':[1]}"));
        Project.Run run = run();
        assertEquals("succeeded", run.status("a"));
        assertEquals(1, run.command("a", 0).get("exit_code").asInt());
        assertEquals("failed", run.status("b"));
    }

    @Test
    public void failedCommandIsTriedAgainAndEveryTryIsEvidence() throws Exception {
        project.write("try.sh", "#!/bin/sh\necho x >> tries\necho try $(wc -l < tries)\ntest $(wc -l < tries) -ge 3\n");
        Files.setPosixFilePermissions(
                project.directory().resolve("try.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        project.intent(block("{'program':'./try.sh','retry':{'attempts':5,'on_exit_codes':[1]}}"));
        Project.Run run = run();
        assertEquals("succeeded", run.status("a"));
        JsonNode command = run.command("a", 0);
        assertEquals("succeeded", command.get("status").asText());
        assertEquals(2, command.get("tries").size());
        assertEquals(1, command.get("tries").get(0).get("exit_code").asInt());
        assertEquals("try 3\n", text(run.stdout("a", 0)));
        Path attempt = run.bundle().resolve("stages/a/attempt-1");
        assertEquals(
                "try 1\n",
                Files.readString(attempt.resolve(
                        command.get("tries").get(0).get("stdout").get("path").asText())));
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void exitCodeThatIsNotOnTheListIsNotTriedAgain() throws Exception {
        project.intent(block("{'program':'false','retry':{'attempts':5,'on_exit_codes':[7]}}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertEquals(0, run.command("a", 0).get("tries").size());
    }

    @Test
    public void conditionOnFilesOfADirectoryThatIsNotThereIsNotMet() throws Exception {
        project.intent(block("{'program':'touch','args':['a'],'cwd':'web','when':{'file_exists':'package.json'}},"
                + "{'program':'touch','args':['b'],'cwd':'web','when':{'file_exists':'../web'}}"));
        Project.Run run = run();
        assertEquals(0, run.code());
        assertEquals("skipped", run.command("a", 0).get("status").asText());
        assertEquals("skipped", run.command("a", 1).get("status").asText());
        project.intent(block("{'program':'touch','args':['a'],'cwd':'web','when':{'not':{'file_exists':'x'}}}"));
        assertEquals("not_started", run().command("a", 0).get("status").asText());
    }

    @Test
    public void commandWhoseConditionIsNotMetIsSkipped() throws Exception {
        project.with("BRANCH", "dev").write("there.txt", "");
        project.intent(block("{'program':'touch','args':['a'],'when':{'variable':'BRANCH','equals':'main'}},"
                + "{'program':'touch','args':['b'],'when':{'all':[{'file_exists':'there.txt'},"
                + "{'not':{'variable':'BRANCH','matches':'rel.*'}}]}},"
                + "{'program':'echo','args':['yes'],'capture':'ANSWER'},"
                + "{'program':'touch','args':['c'],'when':{'variable':'ANSWER','in':['no','maybe']}},"
                + "{'program':'touch','args':['d'],'when':{'variable':'ANSWER','equals':'yes'}}"));
        Project.Run run = run();
        assertEquals(0, run.code());
        assertEquals("skipped", run.command("a", 0).get("status").asText());
        assertEquals(
                "its condition (BRANCH is `main`) is not met",
                run.command("a", 0).get("error").asText());
        assertEquals(
                List.of(false, true, false, true),
                List.of(project.has("a"), project.has("b"), project.has("c"), project.has("d")));
    }

    @Test
    public void whereACommandRunsIsKnownToIt() throws Exception {
        Files.createDirectory(project.directory().resolve("sub"));
        project.intent(
                block("{'program':'echo','args':['${INTENT_PROJECT}','${PWD}','${INTENT_STAGE}-${INTENT_ATTEMPT}'],"
                        + "'cwd':'sub'},{'program':'printenv','args':['PWD','INTENT_PROJECT'],'cwd':'sub'}"));
        Project.Run run = run();
        String here = project.directory().toRealPath().toString();
        assertEquals(here + " " + here + "/sub a-1\n", text(run.stdout("a", 0)));
        assertEquals(here + "/sub\n" + here + "\n", text(run.stdout("a", 1)));
    }
}

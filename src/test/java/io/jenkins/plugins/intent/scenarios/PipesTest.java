package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** Programs that read what the one before them writes, without a shell. */
public class PipesTest extends InBothWays {
    @Test
    public void pipeLeadsBytesFromProcessToProcess() throws Exception {
        project.write("in.txt", "b\na\nb\n");
        project.intent(
                block("{'pipe':[{'program':'sort'},{'program':'uniq','args':['-c']},{'program':'wc','args':['-l']}],"
                        + "'stdin_from':'in.txt','stdout_to':'out.txt'}"));
        Project.Run run = run();
        assertEquals(0, run.code());
        assertEquals("2", project.text("out.txt").strip());
        JsonNode command = run.command("a", 0);
        assertEquals("sort | uniq | wc", command.get("name").asText());
        assertEquals(3, command.get("parts").size());
        assertEquals(0, command.get("parts").get(1).get("exit_code").asInt());
        assertEquals(0, project.call("verify", run.bundle().toString()).code());
    }

    @Test
    public void oneFailureFailsThePipeAndEachExitCodeIsKept() throws Exception {
        project.intent(block("{'pipe':[{'program':'ls','args':['/nowhere/at/all']},{'program':'cat'}]}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        JsonNode parts = run.command("a", 0).get("parts");
        assertEquals(2, parts.get(0).get("exit_code").asInt());
        assertEquals(0, parts.get(1).get("exit_code").asInt());
        String reason = run.stage("a").get("reason").asText();
        assertTrue(reason, reason.contains("`ls`, number 1 of the pipe, ended with exit code 2"));
        Path attempt = run.bundle().resolve("stages/a/attempt-1");
        assertTrue(Files.readString(
                        attempt.resolve(parts.get(0).get("stderr").get("path").asText()))
                .contains("/nowhere/at/all"));
    }

    @Test
    public void readerThatLeavesEarlyIsNoFailureOfTheWriter() throws Exception {
        project.intent(block("{'pipe':[{'program':'yes'},{'program':'head','args':['-1']}],'capture':'LINE'},"
                + "{'program':'echo','args':['${LINE}']}"));
        Project.Run run = run();
        assertEquals(0, run.code());
        assertEquals("y\n", text(run.stdout("a", 1)));
        assertEquals(
                "succeeded",
                run.command("a", 0).get("parts").get(0).get("status").asText());
    }

    @Test
    public void policyJudgesEachPartOfAPipe() throws Exception {
        project.intent(block("{'pipe':[{'program':'echo','args':['rm -rf /']},{'program':'sh'}]}"));
        Project.Run run = run();
        assertEquals(3, run.code());
        assertEquals(
                "/workflow/stages/0/exec/commands/0/pipe/1",
                run.stage("a").get("findings").get(0).get("pointer").asText());
    }

    @Test
    public void pipeThatRunsTooLongIsEndedAsAWhole() throws Exception {
        project.intent(block("{'pipe':[{'program':'sleep','args':['600']},{'program':'cat'}],'timeout_sec':1}"));
        Project.Run run = run();
        assertEquals("timed_out", run.command("a", 0).get("status").asText());
    }
}

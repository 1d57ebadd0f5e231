package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What a command can say without a shell, run in this process and in one of its own. */
@RunWith(Parameterized.class)
public class CommandFieldsTest {
    @Rule
    public final Project project = new Project();

    @Parameter
    public String way;

    @Parameters(name = "{0}")
    public static Collection<Object[]> ways() {
        return Arrays.asList(new Object[][] {{"in process"}, {"supervised"}});
    }

    private Project.Run run() throws Exception {
        return way.equals("supervised") ? project.run("--supervised") : project.run();
    }

    private static String block(String commands) {
        return block("a", "", commands);
    }

    private static String block(String id, String more, String commands) {
        return "{'id':'" + id + "'" + more + ",'exec':{'commands':[" + commands + "]}}";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

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
                project.directory().resolve("try.sh"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
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
    public void standardInputIsAFileOrAText() throws Exception {
        project.write("in.txt", "from a file\n");
        project.intent(block("{'program':'cat','stdin_from':'in.txt'},{'program':'cat','stdin_text':'a\\nb${X:-c}'},"
                + "{'program':'cat'}"));
        Project.Run run = run();
        assertEquals("from a file\n", text(run.stdout("a", 0)));
        assertEquals("a\nbc", text(run.stdout("a", 1)));
        assertEquals(0, run.command("a", 2).get("stdout").get("bytes").asInt());
        assertEquals("in.txt", run.command("a", 0).get("stdin_from").asText());
    }

    @Test
    public void filesGetTheOutputTooAndTheEvidenceKeepsIt() throws Exception {
        project.write("log.txt", "before\n");
        project.intent(block("{'program':'echo','args':['one'],'stdout_to':'new.txt'},"
                + "{'program':'echo','args':['two'],'stdout_to':'log.txt','append':true},"
                + "{'program':'ls','args':['/nowhere/at/all'],'allow_failure':true,'stderr_to':'err.txt'}"));
        Project.Run run = run();
        assertEquals("one\n", project.text("new.txt"));
        assertEquals("before\ntwo\n", project.text("log.txt"));
        assertTrue(project.text("err.txt").contains("/nowhere/at/all"));
        assertEquals("one\n", text(run.stdout("a", 0)));
    }

    @Test
    public void fileBehindALinkThatLeadsOutIsNotWritten() throws Exception {
        Path outside = Files.createDirectory(project.directory().resolveSibling("outside"));
        Files.createSymbolicLink(project.directory().resolve("link"), outside);
        project.intent(block("{'program':'echo','args':['x'],'stdout_to':'link/out.txt'}"));
        Project.Run run = run();
        assertFalse("succeeded".equals(run.status("a")));
        assertTrue(Files.notExists(outside.resolve("out.txt")));
    }

    @Test
    public void patternBecomesTheFilesThatMatchWhenTheCommandStarts() throws Exception {
        project.intent(
                block("{'program':'mkdir','args':['d']},{'program':'touch','args':['d/b.txt','d/a.txt','d/-r.txt']},"
                        + "{'program':'echo','args':[{'glob':'d/*.txt'},'end']},"
                        + "{'program':'echo','args':[{'glob':'*.none','optional':true},'end']},"
                        + "{'program':'ls','args':[{'glob':'*.txt'}],'cwd':'d'}"));
        Project.Run run = run();
        assertEquals("d/-r.txt d/a.txt d/b.txt end\n", text(run.stdout("a", 2)));
        assertEquals("end\n", text(run.stdout("a", 3)));
        assertEquals("./-r.txt", run.command("a", 4).get("args").get(0).asText());
    }

    @Test
    public void patternThatMatchesNothingIsAnError() throws Exception {
        project.intent(block("{'program':'echo','args':[{'glob':'*.none'}]}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        String error = run.command("a", 0).get("error").asText();
        assertTrue(error, error.contains("no file matches `*.none`"));
    }

    @Test
    public void fileThatMatchesAndLeadsOutIsRefused() throws Exception {
        Files.createSymbolicLink(project.directory().resolve("x.txt"), Path.of("/etc/hostname"));
        project.intent(block("{'program':'cat','args':[{'glob':'*.txt'}]}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertTrue(run.command("a", 0).get("error").asText().contains("outside of the project"));
    }

    @Test
    public void capturedOutputIsAVariableForLaterCommands() throws Exception {
        project.intent(block("{'program':'printf','args':['1.4 ; $(x)\\n\\n'],'capture':'VERSION'},"
                + "{'program':'echo','args':['v=${VERSION}']},{'program':'printenv','args':['VERSION']},"
                + "{'program':'echo','args':['${OTHER}'],'env':{'OTHER':'<${VERSION}>'}}"));
        Project.Run run = run();
        assertEquals("v=1.4 ; $(x)\n", text(run.stdout("a", 1)));
        assertEquals("1.4 ; $(x)\n", text(run.stdout("a", 2)));
        assertEquals("<1.4 ; $(x)>\n", text(run.stdout("a", 3)));
        assertEquals("v=1.4 ; $(x)", run.command("a", 1).get("args").get(0).asText());
    }

    @Test
    public void exportedValueReachesTheStagesThatNeedTheStage() throws Exception {
        project.intent(
                block("build", ",'exports':['VERSION']", "{'program':'echo','args':['1.4'],'capture':'VERSION'}"),
                block("pack", ",'needs':['build']", "{'program':'true'}"),
                block("ship", ",'needs':['pack']", "{'program':'echo','args':['ship ${VERSION}']}"));
        Project.Run run = run();
        assertEquals("ship 1.4\n", text(run.stdout("ship", 0)));
        assertEquals("1.4", run.manifest("build").get("exports").get("VERSION").asText());
    }

    @Test
    public void policyJudgesWhatACapturedValueTurnsOutToBe() throws Exception {
        project.intent(block("{'program':'echo','args':['/etc/never'],'capture':'WHERE'},"
                + "{'program':'rm','args':['-r','${WHERE}']}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertEquals("not_started", run.command("a", 1).get("status").asText());
        assertTrue(run.manifest("a").get("findings").toString().contains("\"path-absolute\""));
    }

    @Test
    public void capturedValueDoesNotBecomeCode() throws Exception {
        project.intent("{'id':'a','exec':{'allow_shell':true,'commands':["
                + "{'program':'echo','args':['x; touch PWNED'],'capture':'TITLE'},"
                + "{'program':'sh','args':['-c','echo ${TITLE}']}]}}");
        Project.Run run = run();
        assertEquals("refused before anything runs", 2, run.code());
        assertFalse(project.has("PWNED"));
    }

    @Test
    public void filesOfTheStreamsAreOperands() throws Exception {
        Files.createDirectories(project.directory().resolve("home"));
        project.intent(block("{'program':'echo','args':['x'],'stdout_to':'home/.bashrc'}"));
        Project.Run run = run();
        assertTrue(
                run.stage("a").get("findings").toString(),
                run.stage("a").get("findings").size() > 0);
    }

    @Test
    public void secretIsNotExported() throws Exception {
        project.with("TOKEN", "s3cr3t-value");
        project.write(
                "intent.json",
                ("{'schema_version':1,'goal':'g','workflow':{'name':'n','stages':[{'id':'a','exports':['X'],'exec':{"
                                + "'secret_env':['TOKEN'],'commands':[{'program':'printenv','args':['TOKEN'],'capture':'X'}]}}]}}")
                        .replace('\'', '"'));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertTrue(run.stage("a").get("reason").asText().contains("holds a secret"));
        assertFalse(Files.readString(run.bundle().resolve("stages/a/attempt-1/manifest.json"))
                .contains("s3cr3t"));
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
                "its condition is not met: BRANCH is `main`",
                run.command("a", 0).get("error").asText());
        assertEquals(
                List.of(false, true, false, true),
                List.of(project.has("a"), project.has("b"), project.has("c"), project.has("d")));
    }

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

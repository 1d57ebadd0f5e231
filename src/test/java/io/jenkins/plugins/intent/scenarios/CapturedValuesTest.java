package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import org.junit.Test;

/** What a command prints as a variable of later commands and stages. */
public class CapturedValuesTest extends InBothWays {
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
}

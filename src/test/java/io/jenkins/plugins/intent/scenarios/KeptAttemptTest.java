package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The process dies after an attempt came into the bundle and before the books heard of it. */
public class KeptAttemptTest {
    @Rule
    public final Project project = new Project();

    @Test
    public void aSuccessThatOnlyTheBundleKnowsIsNotRunAgain() throws IOException {
        Run resumed = resumeAfterForgetting("'workspace':'isolated','outputs':['made.txt'],", "echo made > made.txt");
        assertEquals(0, resumed.code());
        assertEquals("succeeded", resumed.status("a"));
        assertEquals("made\n", Files.readString(resumed.bundle().resolve("outputs/a/made.txt")));
    }

    @Test
    public void aFailureThatOnlyTheBundleKnowsIsNotRunAgain() throws IOException {
        Run resumed = resumeAfterForgetting("", "exit 3");
        assertEquals(1, resumed.code());
        assertEquals("failed", resumed.status("a"));
    }

    @Test
    public void anOutputThatIsMissingIsStillMissing() throws IOException {
        Run resumed = resumeAfterForgetting("'workspace':'isolated','outputs':['made.txt'],", "true");
        assertEquals(1, resumed.code());
        assertEquals("failed", resumed.status("a"));
    }

    @Test
    public void anAttemptThatWroteItsManifestAndWasNotTakenInIsNotRunAgain() throws IOException {
        Run resumed = resumeAfter("'outputs':['made.txt'],", "echo made > made.txt", run -> {
            Path attempt = run.bundle().resolve("stages/a/attempt-1");
            Files.move(attempt, FileTrees.temporaryFor(attempt));
            FileTrees.deleteRecursively(run.bundle().resolve("outputs"));
            Files.delete(run.bundle().resolve("stages/a/outputs.json"));
        });
        assertEquals(0, resumed.code());
        assertEquals("made\n", Files.readString(resumed.bundle().resolve("outputs/a/made.txt")));
        assertEquals("succeeded", resumed.manifest("a").get("status").asText());
    }

    @Test
    public void outputsThatAreNotInTheBundleFailTheirStage() throws IOException {
        Run resumed = resumeAfter("'outputs':['made.txt'],", "echo made > made.txt", run -> {
            FileTrees.deleteRecursively(run.bundle().resolve("outputs"));
            Files.delete(run.bundle().resolve("stages/a/outputs.json"));
        });
        assertEquals(1, resumed.code());
        assertEquals(
                "its outputs could not be kept",
                resumed.stage("a").get("reason").asText());
    }

    private Run resumeAfterForgetting(String fields, String script) throws IOException {
        return resumeAfter(fields, script, run -> {});
    }

    private interface Crash {
        void leave(Run run) throws IOException;
    }

    /** @param crash makes of the bundle what it was then */
    private Run resumeAfter(String fields, String script, Crash crash) throws IOException {
        Path diary = project.directory().resolveSibling("diary");
        project.with("DIARY", diary.toString());
        Run run = project.intent(
                        "{'id':'a'," + fields + "'exec':{'allow_shell':true,'commands':[{'program':'sh','args':"
                                + "['-c','echo ran | tee -a $DIARY; " + script + "']}]}}")
                .run();
        Path journal = project.directory().resolve(".intent/runs/" + run.id() + "/journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        int claimed = 0;
        while (!lines.get(claimed).contains("job_claimed")) {
            claimed++;
        }
        Files.write(journal, lines.subList(0, claimed + 1));
        crash.leave(run);
        Run resumed = project.resume();
        assertEquals("attempts", 1, resumed.stage("a").get("attempts").asInt());
        assertEquals("ran\n", Files.readString(diary));
        assertEquals(0, project.call("verify", resumed.bundle().toString()).code());
        return resumed;
    }
}

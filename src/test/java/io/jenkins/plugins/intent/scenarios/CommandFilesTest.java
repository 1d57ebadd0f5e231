package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;

/** Files that a command names without a shell: those of its streams, and those that match a pattern. */
public class CommandFilesTest extends InBothWays {
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
    public void fileBehindALinkIntoTheStateDirectoryIsNotWritten() throws Exception {
        Files.createSymbolicLink(project.directory().resolve("link"), Path.of(".intent"));
        project.intent(block("{'program':'echo','args':['x'],'stdout_to':'link/settings.json'}"));
        Project.Run run = run();
        String error = run.command("a", 0).get("error").asText();
        assertTrue(error, error.contains("where runs are kept"));
        assertFalse(project.has(".intent/settings.json"));
    }

    @Test
    public void namedPipesAreNoFilesOfACommandAndNobodyWaitsForTheirOtherSide() throws Exception {
        project.intent("{'id':'a','exec':{'halt_on_error':false,'commands':[{'program':'mkfifo','args':['pipe']},"
                + "{'program':'cat','stdin_from':'pipe'},{'program':'echo','stdout_to':'pipe'},"
                + "{'program':'ls','stderr_to':'pipe','append':true}]}}");
        Project.Run run = run();
        for (int i = 1; i <= 3; i++) {
            assertEquals("not_started", run.command("a", i).get("status").asText());
            String error = run.command("a", i).get("error").asText();
            assertTrue(error, error.endsWith("`pipe`: it is no regular file"));
        }
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
    public void fileThatMatchesAndCannotBeHandedOverIsNamed() throws Exception {
        Files.createSymbolicLink(project.directory().resolve("gone.txt"), Path.of("nowhere"));
        project.intent(block(
                        "{'program':'cat','args':[{'glob':'*.txt'}],'allow_failure':true},{'program':'sh','args':['-c','touch"
                                + " $(printf n\\\\\\\\377.dat)']},{'program':'cat','args':[{'glob':'*.dat'}]}")
                .replace("'exec':{", "'exec':{'allow_shell':true,"));
        Project.Run run = run();
        assertEquals(1, run.code());
        String link = run.command("a", 0).get("error").asText();
        assertTrue(link, link.contains("`gone.txt`, which matches `*.txt`, is a link that leads nowhere"));
        String bytes = run.command("a", 2).get("error").asText();
        assertTrue(bytes, bytes.contains("`n\uFFFD.dat`, which matches `*.dat`, has a name that is not UTF-8"));
    }

    @Test
    public void removalOfTheStateDirectoryIsSaidInWords() throws Exception {
        project.intent(block("{'program':'rm','args':['-rf','.intent']},{'program':'echo','args':['hi']}"));
        List<String> call = way.equals("supervised") ? List.of("run", "--supervised") : List.of("run");
        Project.Called called = project.call(call.toArray(String[]::new));
        assertEquals(4, called.code());
        String said = "the journal of the run in .* was removed while it went";
        assertTrue(called.err(), Pattern.compile(said).matcher(called.err()).find());
        assertFalse(called.out(), called.out().contains(".tmp"));
    }

    @Test
    public void patternsDoNotMatchTheBooksOfRuns() throws Exception {
        Files.createDirectories(project.directory().resolve("d"));
        Files.writeString(project.directory().resolve("d/own.json"), "{}");
        project.intent(block("{'program':'echo','args':[{'glob':'**/*.json'}]},{'program':'echo','args':[{'glob':'.*',"
                + "'optional':true}]}"));
        Project.Run run = run();
        assertEquals(0, run.code());
        assertEquals(List.of("d/own.json", "intent.json"), words(run.command("a", 0)));
        assertEquals(List.of(), words(run.command("a", 1)));
        Path elsewhere = Files.createDirectory(project.directory().resolveSibling("state"));
        Files.createSymbolicLink(project.directory().resolve(".intent-elsewhere"), elsewhere);
        run = project.run("--state-dir", ".intent-elsewhere");
        assertEquals(0, run.code());
        assertEquals(List.of(".intent"), words(run.command("a", 1)));
    }

    private static List<String> words(JsonNode command) {
        List<String> words = new ArrayList<>();
        command.get("args").forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    public void fileThatMatchesAndLeadsOutIsRefused() throws Exception {
        Files.createSymbolicLink(project.directory().resolve("x.txt"), Path.of("/etc/hostname"));
        project.intent(block("{'program':'cat','args':[{'glob':'*.txt'}]}"));
        Project.Run run = run();
        assertEquals(1, run.code());
        assertTrue(run.command("a", 0).get("error").asText().contains("outside of the project"));
    }
}

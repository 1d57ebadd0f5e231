package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.model.IntentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class CodeValuesTest {

    private static List<Problem> problems(List<String> words) throws Exception {
        return problems(new ObjectMapper()
                .writeValueAsString(Map.of("program", words.get(0), "args", words.subList(1, words.size()))));
    }

    private static List<Problem> problems(String command) throws Exception {
        String document = "{\"schema_version\":1,\"goal\":\"g\",\"workflow\":{\"name\":\"w\",\"stages\":[{\"id\":\"s\","
                + "\"exec\":{\"allow_shell\":true,\"commands\":[" + command + "]}}]}}";
        try {
            IntentReader.read("intent.json", document.getBytes(StandardCharsets.UTF_8), new CodeValues());
            return List.of();
        } catch (InvalidDocumentException e) {
            return e.problems();
        }
    }

    private static void assertRefused(String hint, String... words) throws Exception {
        List<Problem> problems = problems(List.of(words));
        assertEquals(List.of(words) + ": " + problems, 1, problems.size());
        assertTrue(problems.get(0).message(), problems.get(0).message().contains("would become code"));
        assertTrue(
                problems.get(0).hint().toString(),
                problems.get(0).hint().orElse("").contains(hint));
    }

    private static void assertFine(String... words) throws Exception {
        assertEquals(List.of(words).toString(), List.of(), problems(List.of(words)));
    }

    @Test
    public void textForAShellTakesNoValues() throws Exception {
        assertRefused("\"$TITLE\"", "sh", "-c", "echo \"${TITLE}\"");
        assertRefused("\"$TITLE\"", "bash", "-euc", "echo '${TITLE:-none}'");
        assertRefused("\"$1\"", "env", "A=b", "timeout", "9", "sh", "-c", "echo ${TITLE}");
        assertRefused("\"$1\"", "docker", "run", "image", "sh", "-c", "make ${TITLE}");
        assertRefused("", "ssh", "host", "make ${TITLE}");
        assertRefused("", "git", "-c", "core.pager=less ${TITLE}", "log");
        assertRefused("", "find", ".", "-exec", "sh", "-c", "echo ${TITLE}", ";");
        assertRefused("", "sh", "-c", "eval \"$1\"", "sh", "${TITLE}");
        assertRefused("", "sh", "-c", "bash -c \"$1\"", "sh", "${TITLE}");
    }

    @Test
    public void programTextTakesNoValues() throws Exception {
        assertRefused("os.environ['TITLE']", "python3", "-c", "print('${TITLE}')");
        assertRefused("$ENV{TITLE}", "perl", "-e", "print '${TITLE}'");
        assertRefused("ENV['TITLE']", "ruby", "-e", "puts '${TITLE}'");
        assertRefused("process.env.TITLE", "node", "-e", "console.log('${TITLE}')");
        assertRefused("ENVIRON[\"TITLE\"]", "awk", "{ print \"${TITLE}\" }", "file");
        assertRefused("a file of the project", "psql", "-c", "select '${TITLE}'");
    }

    @Test
    public void valuesAreArgumentsOfTheirOwn() throws Exception {
        assertFine("sh", "-c", "echo \"$1\"", "sh", "${TITLE}");
        assertFine("sh", "-c", "echo \"$TITLE\" \"$${TITLE}\"");
        assertFine("python3", "-c", "import sys; print(sys.argv[1])", "${TITLE}");
        assertFine("python3", "script.py", "${TITLE}");
        assertFine("bash", "build.sh", "${TITLE}");
        assertFine("echo", "sh -c ${TITLE}");
        assertFine("mvn", "-B", "-Drevision=${TITLE}", "package");
        assertFine("docker", "run", "-e", "TITLE=${TITLE}", "image", "make", "${TITLE}");
        assertFine("git", "commit", "-m", "${TITLE}");
        assertFine("sed", "-i", "s/@V@/${VERSION}/", "file");
        assertFine("awk", "-v", "title=${TITLE}", "{ print title }", "file");
    }

    @Test
    public void theMessageNamesThePlace() throws Exception {
        Problem problem = problems(List.of("sh", "-c", "echo ${TITLE}")).get(0);
        assertEquals("/workflow/stages/0/exec/commands/0/args/1", problem.pointer());
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> problems(List.of("sh", "-c", "true")).get(0));
    }

    private static void assertRefusedAt(String pointer, String command) throws Exception {
        List<Problem> problems = problems(command.replace('\'', '"'));
        assertEquals(command + ": " + problems, 1, problems.size());
        assertEquals(
                "/workflow/stages/0/exec/commands/0" + pointer, problems.get(0).pointer());
        assertTrue(
                problems.get(0).message(),
                problems.get(0).message().contains("the value of `TITLE` would become code"));
    }

    private static void assertFineAs(String command) throws Exception {
        assertEquals(command, List.of(), problems(command.replace('\'', '"')));
    }

    @Test
    public void standardInputThatIsReadAsCodeTakesNoValues() throws Exception {
        assertRefusedAt("", "{'program':'sh','stdin_text':'echo ${TITLE}'}");
        assertRefusedAt("", "{'program':'timeout','args':['9','bash','-e'],'stdin_text':'echo ${TITLE}'}");
        assertRefusedAt("", "{'program':'python3','args':['-u','-'],'stdin_text':'print(\\'${TITLE}\\')'}");
        assertRefusedAt("", "{'program':'docker','args':['exec','-i','c','sh'],'stdin_text':'echo ${TITLE}'}");
        assertRefusedAt("/pipe/1", "{'pipe':[{'program':'printf','args':['echo %s','${TITLE}']},{'program':'sh'}]}");
        assertRefusedAt("/pipe/0", "{'pipe':[{'program':'sh'},{'program':'cat'}],'stdin_text':'echo ${TITLE}'}");
        assertFineAs("{'program':'sh','args':['build.sh'],'stdin_text':'${TITLE}'}");
        assertFineAs("{'program':'python3','args':['-m','json.tool'],'stdin_text':'${TITLE}'}");
        assertFineAs("{'program':'docker','args':['login','--password-stdin'],'stdin_text':'${TITLE}'}");
        assertFineAs("{'pipe':[{'program':'echo','args':['${TITLE}']},{'program':'tr','args':['a','b']}]}");
    }

    @Test
    public void variablesThatAreReadAsCodeTakeNoValues() throws Exception {
        assertRefusedAt(
                "/env/GIT_SSH_COMMAND",
                "{'program':'git','args':['fetch'],'env':{'GIT_SSH_COMMAND':'ssh -i ${TITLE}'}}");
        assertFineAs("{'program':'git','args':['log'],'env':{'PAGER':'${PAGER:-cat}','TITLE':'a ${TITLE}'}}");
        assertFineAs("{'program':'mvn','args':['test'],'env':{'MAVEN_OPTS':'-Dtitle=${TITLE}'}}");
    }
}

package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Values of {@code secret_env} appear in nothing that is kept or shown. */
public class SecretScenariosTest {
    private static final String SECRET = "hunter2/&?correct-horse";

    @Rule
    public final Project project = new Project();

    @Before
    public void projectWithASecret() {
        project.with("TOKEN", SECRET);
    }

    @Test
    public void secretIsMaskedInOutputManifestsJournalReportAndConsole() throws Exception {
        for (List<String> how : List.of(List.<String>of(), List.of("--supervised"))) {
            String encoded = Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8));
            project.intent("{'id':'a','exec':{'secret_env':['TOKEN'],'halt_on_error':false,'commands':["
                    + "{'program':'printenv','args':['TOKEN']},"
                    + "{'program':'echo','args':['${TOKEN}','" + encoded + "']},"
                    + "{'name':'say ${TOKEN}','program':'ls','args':['/no/${TOKEN}']}]}}");

            Called called =
                    project.call(Stream.concat(Stream.of("run"), Stream.concat(how.stream(), Stream.of("intent.json")))
                            .toArray(String[]::new));

            assertEquals(1, called.code());
            assertFalse(called.out() + called.err(), (called.out() + called.err()).contains(SECRET));
            assertNothingKeeps(SECRET);
        }
    }

    @Test
    public void secretThatAPartOfAPipeOrAServiceSetsIsMaskedToo() throws Exception {
        String other = "other-hunter3";
        Called called = project.with("OTHER", other)
                .intent(
                        "{'id':'a','exec':{'secret_env':['TOKEN'],'commands':[{'pipe':["
                                + "{'program':'printenv','args':['TOKEN'],'env':{'TOKEN':'${OTHER}'}},"
                                + "{'program':'cat'}]}]}}",
                        "{'id':'b','exec':{'secret_env':['TOKEN'],'services':["
                                + "{'program':'printenv','args':['TOKEN'],'env':{'TOKEN':'${OTHER}'}}],"
                                + "'commands':[{'program':'sleep','args':['10']}]}}")
                .call("run", "intent.json");

        assertTrue(called.out(), called.out().contains("[a] ****"));
        assertFalse(called.out() + called.err(), (called.out() + called.err()).contains(other));
        assertNothingKeeps(other);
    }

    @Test
    public void secretOfOneCharacterIsRefusedBeforeAnythingRuns() throws Exception {
        Called called = project.with("TOKEN", "x")
                .intent("{'id':'a','exec':{'secret_env':['TOKEN'],'commands':[{'program':'touch','args':['ran']}]}}")
                .call("run", "intent.json");

        assertEquals(2, called.code());
        assertTrue(called.err(), called.err().contains("TOKEN"));
        assertFalse(project.has("ran"));
    }

    @Test
    public void runWithASecretIsResumedWithTheSecretOfTheNewEnvironment() throws Exception {
        Run run = project.intent(
                        "{'id':'ask','kind':'gate','gate':{'message':'?'}}",
                        "{'id':'a','needs':['ask'],'exec':{'secret_env':['TOKEN'],'commands':["
                                + "{'program':'printenv','args':['TOKEN']}]}}")
                .run();
        project.call("approve", run.id(), "ask", "--reason", "yes");

        Run resumed = project.resume();

        assertEquals(0, resumed.code());
        assertEquals("****\n", new String(resumed.stdout("a", 0)));
        assertNothingKeeps(SECRET);
    }

    @Test
    public void variableThatASecretIsMadeOfIsOfTheNewEnvironmentToo() throws Exception {
        Run run = project.with("OTHER", "first-hunter3")
                .intent(
                        "{'id':'ask','kind':'gate','gate':{'message':'?'}}",
                        "{'id':'a','needs':['ask'],'exec':{'secret_env':['TOKEN'],'commands':["
                                + "{'program':'printenv','args':['TOKEN'],'env':{'TOKEN':'${OTHER}'}}]}}")
                .run();
        project.call("approve", run.id(), "ask", "--reason", "yes");
        assertNothingKeeps("first-hunter3");

        Run resumed = project.with("OTHER", "second-hunter3").resume();

        assertEquals(0, resumed.code());
        assertEquals("****\n", new String(resumed.stdout("a", 0)));
        assertNothingKeeps("hunter3");
    }

    private void assertNothingKeeps(String secret) throws Exception {
        try (Stream<Path> files = Files.walk(project.directory().resolve(".intent"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(file.toString(), text.contains(secret));
            }
        }
    }
}

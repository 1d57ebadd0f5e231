package io.jenkins.plugins.intent.scenarios;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.scenarios.Project.Called;
import io.jenkins.plugins.intent.scenarios.Project.Run;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** A run whose process is killed while it begins is either none at all, or whole. */
public class BeginningTest {
    @Rule
    public final Project project = new Project();

    @Test
    public void runThatDiedBeforeItsBooksIsNoRunAndCostsNoOtherOneItsPlace() throws Exception {
        Run real = project.intent("{'id':'a','exec':{'commands':[{'program':'true'}]}}")
                .run();
        Path head = gitThatWaits();
        try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
            Await.that(
                    "a run that looks around",
                    () -> !begun("bundle/intent.json").isEmpty());
            forked.kill();
        } finally {
            new RandomAccessFile(head.toFile(), "rw").close();
        }

        assertEquals(List.of(real.id()), names("2"));
        Called status = project.call("status", "--json");
        assertThat(status.out(), containsString(real.id()));
        assertEquals(0, project.call("gc", "--keep-last", "1").code());
        assertEquals(List.of(real.id()), names("2"));
    }

    @Test
    public void runThatIsKilledAsSoonAsItCanBeSeenGoesOnToABundleThatIsSound() throws Exception {
        project.intent("{'id':'a','exec':{'commands':[{'program':'true'}]}}");
        for (int round = 1; round <= 3; round++) {
            int rounds = round;
            try (Forked forked = Forked.start(project, List.of(), "run", "intent.json")) {
                Await.that("a run", () -> names("2").size() == rounds);
                forked.kill();
            }
            Called resumed = project.call("resume");
            assertEquals(resumed.err(), 0, resumed.code());
            Path bundle = directory().resolve(names("2").get(round - 1)).resolve("bundle");
            Called verified = project.call("verify", bundle.toString());
            assertEquals(verified.out(), 0, verified.code());
            assertTrue(Files.exists(bundle.resolve("meta/versions.txt")));
        }
    }

    @Test
    public void bundleThatAnEarlierVersionLeftWithoutItsDocumentIsMadeSoundByResume() throws Exception {
        Run waiting = project.intent("{'id':'a','kind':'gate','gate':{'message':'?'}}")
                .run();
        Files.delete(waiting.bundle().resolve("intent.json"));
        assertEquals(
                0,
                project.call("approve", waiting.id(), "a", "--reason", "seen").code());
        Files.delete(waiting.bundle().resolve("SHA256SUMS"));

        assertEquals(0, project.call("resume").code());

        assertEquals(0, project.call("verify", waiting.bundle().toString()).code());
    }

    /** Makes the project a repository whose Git waits for a writer of that file. */
    private Path gitThatWaits() throws Exception {
        Path git = project.directory().resolve(".git");
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs"));
        Path head = git.resolve("HEAD");
        assertEquals(0, new ProcessBuilder("mkfifo", head.toString()).start().waitFor());
        return head;
    }

    private List<String> begun(String file) {
        return names(".starting.").stream()
                .filter(name -> Files.exists(directory().resolve(name).resolve(file)))
                .toList();
    }

    private List<String> names(String start) {
        try (Stream<Path> children = Files.list(directory())) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private Path directory() {
        return project.directory().resolve(".intent/runs");
    }
}

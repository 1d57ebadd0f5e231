package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The project builds itself, in a copy of its sources, as Jenkins would check them out. */
public class SelfExampleTest {
    private static final List<String> SOURCES = List.of("pom.xml", ".mvn", "src", "docs/examples", "bench", "intent");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void theProjectBuildsItselfAndAsksGit() throws Exception {
        Path root = temporary.getRoot().toPath().toRealPath();
        for (String source : SOURCES) {
            if (Files.exists(Path.of(source))) {
                Files.createDirectories(root.resolve(source).getParent());
                Call.copy(Path.of(source), root.resolve(source));
            }
        }
        git(root, "init", "-q");
        git(root, "add", ".");
        git(root, "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "Sources to build");
        Call call = Call.of(root, "run", "--json", "docs/examples/self/intent.json");
        assertEquals(call.err() + call.out(), 0, call.code());
        Path bundle = Path.of(call.json().path("bundle").asText());
        assertTrue(Files.readString(bundle.resolve("stages/sources/attempt-1/commands/01-revision/stdout.log"))
                .endsWith("Sources to build\n"));
        assertFalse(
                "an empty stream has no file",
                Files.exists(bundle.resolve("stages/sources/attempt-1/commands/02-changes")));
        assertEquals(
                "docs/examples/self/intent.json: valid\n",
                Files.readString(bundle.resolve("stages/try/attempt-1/commands/02-check_itself/stdout.log")));
        assertTrue(Files.size(bundle.resolve("outputs/build/target/intent.jar")) > 1_000_000);
        assertEquals(0, Call.of(root, "verify", bundle.toString()).code());
    }

    private static void git(Path directory, String... args) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(args));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertTrue(git.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, git.exitValue());
    }
}

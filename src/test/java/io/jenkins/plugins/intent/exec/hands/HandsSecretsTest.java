package io.jenkins.plugins.intent.exec.hands;

import static io.jenkins.plugins.intent.exec.hands.TestHands.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;

/** What the script writes down of what it is told to run, in each shell. Real processes. */
public class HandsSecretsTest extends InEachShell {
    @Test
    public void aSecretInAnArgumentIsInNoFile() throws Exception {
        String secret = "hunter2-hunter2";
        Path other = hands.root().resolve("other");
        hands.restart(other, List.of(secret));
        if (place.polls()) {
            String why = assertThrows(CannotStartException.class, () -> hands.run("echo", secret))
                    .getMessage();
            assertTrue(why, why.contains("a secret in its arguments"));
            assertEquals(ExitStatus.exited(0), hands.run("echo", "no secret"));
        } else {
            StartedProcess process =
                    hands.begin(new Kept(), Map.of("TOKEN", secret), "sh", "-c", "echo begun > b; sleep 2", secret);
            Await.that("the command", () -> Files.exists(hands.project().resolve("b")));
            assertEquals(List.of(), filesWith(other, secret));
            await(process);
        }
        assertEquals(List.of(), filesWith(other, secret));
    }

    private static List<Path> filesWith(Path root, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}

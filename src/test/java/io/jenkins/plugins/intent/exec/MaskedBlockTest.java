package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.named;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;

public class MaskedBlockTest extends BlocksInEachPlace {
    private static final String SECRET = "hunter2-hunter2";

    @Test
    public void noFileOfAnAttemptHoldsASecretNeitherInItsNameNorInItsBytes() throws IOException {
        blocks.redactor = Redactor.of(List.of(SECRET));
        blocks.env = Map.of("TOKEN", SECRET);
        blocks.haltOnError = false;
        Manifest manifest = blocks.run(
                shell("printf %s hunter2; sleep 0.1; printf %s -hunter2; echo; echo $TOKEN | base64 >&2"),
                named("login " + SECRET, command("echo", "--password=" + SECRET)),
                command("no-program-" + SECRET),
                with(Map.of("PATH", SECRET), command("nothing")));
        assertEquals("****\n", blocks.text(manifest.commands().get(0).stdout()));
        assertEquals(List.of("--password=****"), manifest.commands().get(1).args());
        try (Stream<Path> files = Files.walk(blocks.attempt)) {
            for (Path file : files.toList()) {
                assertFalse(file.toString().contains(SECRET));
                if (Files.isRegularFile(file)) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(file + ": " + text, text.contains(SECRET) || text.contains("aHVudGVyMi1odW50ZXIy"));
                }
            }
        }
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A job directory on a disk of its own that a command fills to the last byte. */
public class FullDiskTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aDiskThatStaysFullForSeveralLeasesLosesNeitherTheLeaseNorTheResult() throws Exception {
        Path disk = folder.newFolder("disk").toPath();
        Path copy = folder.newFolder("copy").toPath();
        String mount = "mount -t tmpfs -o size=4m none '" + disk + "'";
        assumeTrue("needs user namespaces or root", unshared(mount).waitFor() == 0);
        // More than the rest of the page that the file has already, which a full disk still takes.
        String fill = "echo complete; cat /dev/zero > filler 2>/dev/null; sleep 5; head -c 200000 /dev/zero";
        String attend = String.format(
                "'%s' -XX:TieredStopAtLevel=1 -Xmx64m -cp '%s' %s '%s' 2000 '%s' 'echo later'",
                TestJob.java(), TestJob.classPath(), AttendMain.class.getName(), disk, fill);
        Process process = unshared(mount + " && " + attend + " && cp -r '" + disk + "/job' '" + copy + "'");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, 0, process.waitFor());
        assertTrue(said, said.contains("kind=FINISHED"));
        Path attempt = copy.resolve("job/attempt");
        Manifest manifest = Json.LINE.readValue(attempt.resolve("manifest.json").toFile(), Manifest.class);
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(
                List.of(CommandStatus.FAILED, CommandStatus.SKIPPED),
                manifest.commands().stream().map(command -> command.status()).toList());
        String error = manifest.commands().get(0).error();
        assertTrue(error, error.contains("no space left on device"));
    }

    private static Process unshared(String script) throws IOException {
        return new ProcessBuilder("unshare", "-Urm", "/bin/sh", "-c", script)
                .redirectErrorStream(true)
                .start();
    }
}

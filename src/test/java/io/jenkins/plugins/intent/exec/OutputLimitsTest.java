package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class OutputLimitsTest {
    private static final long MEBI = 1 << 20;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** Runs a block in a small JVM under a shell prefix and returns its manifest's file. */
    private Path runSmall(String prefix, Path root, String... scripts) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> line = new ArrayList<>(List.of(
                "/bin/sh", "-c", prefix + " exec \"$@\"", "sh", java.toString(), "-Xmx64m", "-XX:+UseSerialGC"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), RunBlockMain.class.getName()));
        line.add(root.toString());
        line.addAll(List.of(scripts));
        File errors = folder.newFile();
        Process process = new ProcessBuilder(line).redirectError(errors).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(Files.readString(errors.toPath()), 0, process.waitFor());
        return Path.of(out.trim()).resolve(ExecBlockRunner.MANIFEST);
    }

    private static Manifest read(Path manifest) throws IOException {
        return Json.LINE.readValue(manifest.toFile(), Manifest.class);
    }

    @Test
    public void aGigabyteOfOutputFitsIntoASmallHeapAndASmallFile() throws Exception {
        Path file =
                runSmall("", folder.getRoot().toPath(), "head -c 1073741824 /dev/zero; echo the end", "echo fine >&2");
        Manifest manifest = read(file);
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        StreamRecord out = manifest.commands().get(0).stdout();
        assertEquals(16 * MEBI, out.bytes());
        assertEquals(1024 * MEBI + "the end\n".length() - 16 * MEBI, out.droppedBytes());
        byte[] kept = Files.readAllBytes(file.resolveSibling(out.path()));
        assertEquals(out.bytes(), kept.length);
        assertEquals("the end\n", new String(kept, kept.length - 8, 8, StandardCharsets.US_ASCII));
        assertEquals(5, manifest.commands().get(1).stderr().bytes());
    }

    @Test
    public void whenTheSystemRefusesToWriteTheCommandThatHitItFailsAndTheRestIsKept() throws Exception {
        Path file = runSmall(
                "ulimit -f 256;",
                folder.getRoot().toPath(),
                "echo complete",
                "while :; do echo 0123456789012345678901234567890123456789; done",
                "echo later");
        Manifest manifest = read(file);
        assertEquals(AttemptStatus.FAILED, manifest.status());
        CommandRecord hit = manifest.commands().get(1);
        assertEquals(CommandStatus.FAILED, hit.status());
        assertTrue(
                hit.error(), hit.error().startsWith("cannot keep its output in `commands/02-sh/stdout.log`: file too"));
        assertEquals(
                hit.stdout().bytes(),
                Files.size(file.resolveSibling(hit.stdout().path())));
        assertTrue(hit.stdout().droppedBytes() > 0);
        assertEquals("complete\n", Files.readString(file.resolveSibling("commands/01-sh/stdout.log")));
        assertEquals(CommandStatus.SUCCEEDED, manifest.commands().get(2).status());
    }

    @Test
    public void aFullDiskFailsTheCommandThatHitItAndTheManifestStillFits() throws Exception {
        Path disk = folder.newFolder("disk").toPath();
        String mount = "mount -t tmpfs -o size=3m none '" + disk + "'";
        String[] mayMount = {"unshare", "-Urm", "/bin/sh", "-c", mount};
        assumeTrue(
                "needs user namespaces or root",
                new File("/usr/bin/unshare").canExecute()
                        && new ProcessBuilder(mayMount).start().waitFor() == 0);
        Path copy = folder.newFolder("copy").toPath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = mount + " && '" + java + "' -Xmx64m -cp '" + System.getProperty("java.class.path") + "' "
                + RunBlockMain.class.getName() + " '" + disk + "' 'echo complete' 'yes 0123456789' 'echo later' > '"
                + copy + "/out' && cp -r \"$(cat '" + copy + "/out')/.\" '" + copy + "'";
        Process process = new ProcessBuilder("unshare", "-Urm", "/bin/sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, 0, process.waitFor());
        Manifest manifest = read(copy.resolve(ExecBlockRunner.MANIFEST));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        String error = manifest.commands().get(1).error();
        assertEquals(
                "cannot keep its output in `commands/02-yes/stdout.log`: no space left on device; it was ended",
                error.replace("02-sh", "02-yes"));
        assertEquals("complete\n", Files.readString(copy.resolve("commands/01-sh/stdout.log")));
        assertEquals("later\n", Files.readString(copy.resolve("commands/03-sh/stdout.log")));
    }
}

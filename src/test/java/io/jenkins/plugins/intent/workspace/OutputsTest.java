package io.jenkins.plugins.intent.workspace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a stage hands on is exactly what its patterns match, inside its workspace. */
public class OutputsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;
    private Path into;

    @Before
    public void createWorkspace() throws IOException {
        workspace = Files.createDirectory(folder.getRoot().toPath().resolve("workspace"));
        into = folder.getRoot().toPath().resolve("collected");
    }

    @Test
    public void matchedFilesAreCopiedUnderTheirProjectPathsWithTheirSums() throws Exception {
        file("target/app.jar", "jar");
        file("target/classes/A.class", "class");
        file("reports/deep/er/t.xml", "<xml/>");
        Files.setPosixFilePermissions(
                workspace.resolve("target/app.jar"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(workspace.resolve("target/app.jar"), FileTime.fromMillis(1_000_000_000_000L));

        StageOutputs outputs = collect("target/*.jar", "reports/**");

        assertEquals(List.of("reports/deep/er/t.xml", "target/app.jar"), paths(outputs));
        OutputFile jar = outputs.files().get(1);
        assertEquals(3, jar.bytes());
        assertEquals("0163f1eea7894350060624d315234d40c508ab251ba121714e234503045faadd", jar.sha256());
        Path copy = outputs.directory().resolve("target/app.jar");
        assertEquals("jar", Files.readString(copy));
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        assertEquals(1_000_000_000_000L, Files.getLastModifiedTime(copy).toMillis());
        assertEquals(Optional.empty(), outputs.missing());
        assertEquals(outputs, StageOutputs.read(into.resolve(Outputs.LIST), outputs.directory()));
    }

    @Test
    public void patternThatMatchesNothingIsNamed() throws Exception {
        file("target/app.war", "war");

        StageOutputs outputs = collect("target/*.jar", "target/*.war");

        assertEquals(Optional.of("outputs of stage \"build\" matched no file: target/*.jar"), outputs.missing());
    }

    @Test
    public void directoryNamedAsAFileIsNotedWithTheRightSpelling() throws Exception {
        file("dist/app.js", "js");

        StageOutputs outputs = collect("dist");

        assertEquals(List.of("dist"), outputs.unmatched());
        assertEquals(List.of("dist is a directory; write \"dist/**\" for its files"), outputs.notes());
        assertEquals(
                Optional.of("outputs of stage \"build\" matched no file: dist; dist is a directory; write \"dist/**\""
                        + " for its files"),
                outputs.missing());
    }

    @Test
    public void linkInsideIsCollectedAsTheFileAndLinkOutsideIsLeftOut() throws Exception {
        file("lib/real.so.1", "elf");
        Files.createSymbolicLink(workspace.resolve("lib/real.so"), Path.of("real.so.1"));
        Files.createSymbolicLink(workspace.resolve("lib/secret"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(workspace.resolve("lib/gone"), Path.of("nothing"));
        Files.createSymbolicLink(workspace.resolve("lib/loop"), Path.of("../lib"));

        StageOutputs outputs = collect("lib/**");

        assertEquals(List.of("lib/real.so", "lib/real.so.1"), paths(outputs));
        assertFalse(Files.isSymbolicLink(outputs.directory().resolve("lib/real.so")));
        assertEquals(
                Set.of(
                        "lib/secret is a link that leads out of the project",
                        "lib/gone is a link that leads nowhere",
                        "lib/loop is a link to a directory, which is not followed"),
                Set.copyOf(outputs.notes()));
    }

    @Test
    public void linkInsideOfACopyInTheStateDirectoryIsCollectedToo() throws Exception {
        file("lib/real.so.1", "elf");
        Files.createSymbolicLink(workspace.resolve("lib/real.so"), Path.of("real.so.1"));
        Path state = folder.getRoot().toPath();
        StageOutputs outputs = collect(Set.of(state), "lib/*");
        assertEquals(List.of("lib/real.so", "lib/real.so.1"), paths(outputs));
        assertEquals(List.of(), outputs.notes());
    }

    @Test
    public void patternThroughALinkedDirectoryDoesNotLeaveTheWorkspace() throws Exception {
        Path outside = Files.createDirectory(folder.getRoot().toPath().resolve("outside"));
        Files.writeString(outside.resolve("a.txt"), "not yours");
        Files.createSymbolicLink(workspace.resolve("current"), outside);

        StageOutputs outputs = collect("current/*.txt");

        assertEquals(List.of(), outputs.files());
        assertEquals(List.of("current is a link to a directory, which is not followed"), outputs.notes());
    }

    @Test
    public void stateDirectoryIsNeverAnOutput() throws Exception {
        file(".intent/runs/1/journal.jsonl", "{}");
        file("a.txt", "a");
        Files.createSymbolicLink(workspace.resolve("sneaky"), Path.of(".intent/runs/1/journal.jsonl"));

        StageOutputs outputs = collect(Set.of(Path.of(".intent")), "**");

        assertEquals(List.of("a.txt"), paths(outputs));
    }

    @Test
    public void collectingAgainReplacesWhatWasCollected() throws Exception {
        file("a.txt", "old");
        collect("*.txt");
        Files.delete(workspace.resolve("a.txt"));
        file("b.txt", "new");

        assertEquals(List.of("b.txt"), paths(collect("*.txt")));
        assertFalse(Files.exists(into.resolve("files/a.txt")));
    }

    @Test
    public void bigFilesAreCollectedWhole() throws Exception {
        byte[] big = new byte[5 << 20];
        new Random(3).nextBytes(big);
        Files.write(workspace.resolve("one.bin"), big);
        Files.write(workspace.resolve("two.bin"), big);

        StageOutputs outputs = collect("*.bin");

        assertEquals(outputs.files().get(0).sha256(), outputs.files().get(1).sha256());
        assertEquals(10L << 20, FileTrees.size(outputs.directory()));
        assertTrue(Arrays.equals(big, Files.readAllBytes(outputs.directory().resolve("two.bin"))));
    }

    private StageOutputs collect(String... patterns) throws IOException {
        return collect(Set.of(), patterns);
    }

    private StageOutputs collect(Set<Path> exclude, String... patterns) throws IOException {
        WantedOutputs wanted = new WantedOutputs(List.of(patterns), List.of(), exclude, OutputCheck.NONE);
        return Outputs.collect("build", workspace, wanted, into);
    }

    private void file(String path, String content) throws IOException {
        Files.createDirectories(workspace.resolve(path).getParent());
        Files.writeString(workspace.resolve(path), content);
    }

    private static List<String> paths(StageOutputs outputs) {
        return outputs.files().stream().map(OutputFile::path).toList();
    }
}

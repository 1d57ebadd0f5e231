package io.jenkins.plugins.intent.workspace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A private copy has the project and the outputs of needed stages, and touches nothing outside of itself. */
public class IsolatedWorkspaceTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path project;
    private Path target;

    @Before
    public void createProject() throws IOException {
        project = Files.createDirectory(folder.getRoot().toPath().resolve("project"));
        target = project.resolve(".intent/runs/r1/workspaces/test-1");
        write(project.resolve("src/Main.java"), "class Main {}");
        write(project.resolve(".git/HEAD"), "ref: refs/heads/main");
        write(project.resolve(".intent/runs/r1/journal.jsonl"), "{}");
    }

    @Test
    public void copyHasTheProjectWithoutTheStateDirectory() throws Exception {
        IsolatedWorkspace workspace = create();

        assertEquals("class Main {}", Files.readString(workspace.directory().resolve("src/Main.java")));
        assertTrue(Files.exists(workspace.directory().resolve(".git/HEAD")));
        assertFalse(Files.exists(workspace.directory().resolve(".intent")));
        assertEquals(2, workspace.files());
    }

    @Test
    public void theCopyNeverCopiesItselfAlsoWhenNothingIsExcluded() throws Exception {
        IsolatedWorkspace workspace =
                IsolatedWorkspace.create(project, project.resolve("copies/one"), List.of(), Set.of());

        assertTrue(Files.exists(workspace.directory().resolve(".intent/runs/r1/journal.jsonl")));
        try (Stream<Path> copies = Files.list(workspace.directory().resolve("copies"))) {
            assertEquals(0, copies.count());
        }
    }

    @Test
    public void whatHappensInTheCopyStaysInTheCopy() throws Exception {
        Files.createSymbolicLink(project.resolve("absolute"), project.resolve("src"));
        IsolatedWorkspace workspace = create();

        write(workspace.directory().resolve("absolute/Main.java"), "changed");
        workspace.delete();

        assertEquals("class Main {}", Files.readString(project.resolve("src/Main.java")));
        assertFalse(Files.exists(workspace.directory()));
    }

    @Test
    public void outputsOfNeededStagesLieOnTopOfTheProject() throws Exception {
        write(project.resolve("target/version.txt"), "old");
        StageOutputs build = outputs("build", "target/version.txt", "new", "target/lib/app.jar", "jar");
        Files.setLastModifiedTime(
                build.directory().resolve("target/lib/app.jar"), FileTime.fromMillis(1_000_000_000_000L));

        Path copy = create(build).directory();

        assertEquals("new", Files.readString(copy.resolve("target/version.txt")));
        assertEquals("jar", Files.readString(copy.resolve("target/lib/app.jar")));
        assertEquals(
                1_000_000_000_000L,
                Files.getLastModifiedTime(copy.resolve("target/lib/app.jar")).toMillis());
        assertEquals("old", Files.readString(project.resolve("target/version.txt")));
    }

    @Test
    public void conflictingOutputsAreRefusedBeforeAnythingIsCopied() throws Exception {
        StageOutputs a = outputs("a", "x", "1");
        StageOutputs b = outputs("b", "x", "2");

        OutputConflictException conflict = assertThrows(OutputConflictException.class, () -> create(a, b));

        assertTrue(conflict.getMessage(), conflict.getMessage().contains("\"x\""));
        assertFalse(Files.exists(target.getParent()));
    }

    @Test
    public void outputIsNeverWrittenThroughALinkOfTheProject() throws Exception {
        Path outside = Files.createDirectory(folder.getRoot().toPath().resolve("outside"));
        Files.createSymbolicLink(project.resolve("target"), outside);
        Files.createSymbolicLink(project.resolve("plain"), outside.resolve("victim"));
        Files.writeString(outside.resolve("victim"), "unharmed");

        OutputConflictException conflict =
                assertThrows(OutputConflictException.class, () -> create(outputs("build", "target/a.txt", "x")));
        assertTrue(conflict.getMessage(), conflict.getMessage().contains("\"target\" is a link there"));
        Path copy = create(outputs("other", "plain", "replaced")).directory();

        assertEquals("replaced", Files.readString(copy.resolve("plain")));
        assertEquals("unharmed", Files.readString(outside.resolve("victim")));
        assertFalse(Files.exists(outside.resolve("a.txt")));
    }

    @Test
    public void outputThatCannotTakeThePlaceOfADirectoryIsExplained() throws Exception {
        OutputConflictException conflict =
                assertThrows(OutputConflictException.class, () -> create(outputs("build", "src", "x")));

        assertTrue(conflict.getMessage(), conflict.getMessage().contains("it is a directory there"));
    }

    @Test
    public void listThatPointsOutOfTheProjectIsRefused() throws Exception {
        StageOutputs honest = outputs("evil", "a", "x");
        StageOutputs evil = new StageOutputs(
                "evil",
                honest.directory(),
                List.of(new OutputFile("../../escaped", 1, honest.files().get(0).sha256())),
                List.of(),
                List.of());

        IOException refusal = assertThrows(IOException.class, () -> create(evil));

        assertTrue(refusal.getMessage(), refusal.getMessage().contains("outside of the project"));
    }

    @Test
    public void outputIsNotLaidAmongTheBooksOfRuns() throws Exception {
        StageOutputs build = outputs("build", ".intent/runs/r1/journal.jsonl", "forged");

        OutputConflictException conflict = assertThrows(
                OutputConflictException.class,
                () -> MergedOutputs.of(List.of(build)).layInto(project, Set.of(project.resolve(".intent"))));

        assertTrue(conflict.getMessage(), conflict.getMessage().contains("runs are kept there"));
        assertEquals("{}", Files.readString(project.resolve(".intent/runs/r1/journal.jsonl")));
    }

    @Test
    public void outputThatIsNoLongerKeptIsNamed() throws Exception {
        StageOutputs build = outputs("build", "a.txt", "x");
        Files.delete(build.directory().resolve("a.txt"));

        IOException missing = assertThrows(IOException.class, () -> create(build));

        assertTrue(missing.getMessage(), missing.getMessage().contains("\"a.txt\" of stage \"build\" is missing"));
    }

    private IsolatedWorkspace create(StageOutputs... upstream) throws IOException {
        return IsolatedWorkspace.create(project, target, List.of(upstream), Set.of(Path.of(".intent")));
    }

    private StageOutputs outputs(String stage, String... pathsAndContents) throws IOException {
        Path source = folder.getRoot().toPath().resolve("ran-" + stage);
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            write(source.resolve(pathsAndContents[i]), pathsAndContents[i + 1]);
        }
        return Outputs.collect(
                stage,
                source,
                new WantedOutputs(List.of("**"), List.of(), Set.of(), OutputCheck.NONE),
                folder.getRoot().toPath().resolve("kept-" + stage));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is known of where a run went: names without values, versions, the repository's state. */
public class ProvenanceTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void environmentIsKeptByNameOnly() throws Exception {
        Path meta = folder.getRoot().toPath().resolve("meta");

        Provenance.capture(folder.getRoot().toPath(), List.of("PATH", "HOME", "A\nB", "HOME"))
                .write(meta);

        assertEquals("A\u240AB\nHOME\nPATH\n", Files.readString(meta.resolve("environment.txt")));
        assertTrue(
                Files.readString(meta.resolve("versions.txt")).contains("java " + System.getProperty("java.version")));
        assertFalse("no repository, no file", Files.exists(meta.resolve("vcs.txt")));
    }

    @Test
    public void revisionAndChangedFilesOfTheRepositoryAreKept() throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        Path project = Files.createDirectory(folder.getRoot().toPath().resolve("service"));
        Files.writeString(project.resolve("tracked.txt"), "one");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "first");
        Files.writeString(project.resolve("tracked.txt"), "two");
        Files.writeString(project.resolve("new.txt"), "new");

        List<String> revision = Provenance.capture(project, List.of()).revision();

        assertTrue(revision.toString(), revision.get(0).matches("# branch\\.oid [0-9a-f]{40}"));
        assertTrue(revision.toString(), revision.contains("# branch.head main"));
        assertTrue(
                revision.toString(),
                revision.stream().anyMatch(l -> l.startsWith("1 .M") && l.endsWith("tracked.txt")));
        assertTrue(revision.toString(), revision.contains("? service/new.txt") || revision.contains("? new.txt"));
    }

    @Test
    public void repositoryConfigurationStartsNoProgram() throws Exception {
        git("init", "--quiet");
        Path witness = folder.getRoot().toPath().resolve("started");
        git("config", "core.fsmonitor", "touch " + witness + "; false");

        Provenance.capture(folder.getRoot().toPath(), List.of());

        assertFalse(Files.exists(witness));
    }

    @Test
    public void brokenRepositoryIsSaidAndNoError() throws Exception {
        Files.createDirectory(folder.getRoot().toPath().resolve(".git"));

        List<String> revision =
                Provenance.capture(folder.getRoot().toPath(), List.of()).revision();

        assertTrue(revision.toString(), revision.toString().contains("not a git repository"));
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertEquals(
                0,
                new ProcessBuilder(command).directory(folder.getRoot()).start().waitFor());
    }
}

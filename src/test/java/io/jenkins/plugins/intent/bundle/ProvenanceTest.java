package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    public void noFilterThatTheRepositoryNamesComparesAFile() throws Exception {
        Path witness = changedUnderAFilter("evil");

        List<String> revision =
                Provenance.capture(folder.getRoot().toPath(), List.of()).revision();

        assertFalse(Files.exists(witness));
        assertTrue(revision.toString(), revision.stream().anyMatch(line -> line.endsWith(" tracked.txt")));
    }

    @Test
    public void aFilterWhoseNameCannotBeToldAgainKeepsGitFromBeingAsked() throws Exception {
        Path witness = changedUnderAFilter("ev=il");

        List<String> revision =
                Provenance.capture(folder.getRoot().toPath(), List.of()).revision();

        assertFalse(Files.exists(witness));
        assertTrue(revision.toString(), revision.toString().contains("odd name"));
    }

    /** A file of the same size as the one that is known, so that Git has to look into it. */
    private Path changedUnderAFilter(String filter) throws Exception {
        Path root = folder.getRoot().toPath();
        git("init", "--quiet");
        Files.writeString(root.resolve("tracked.txt"), "one");
        git("add", ".");
        Path witness = root.resolve("started");
        Files.writeString(root.resolve(".gitattributes"), "* filter=" + filter + "\n");
        git("config", "filter." + filter + ".clean", "touch " + witness + "; cat");
        git("config", "filter." + filter + ".required", "true");
        Files.writeString(root.resolve("tracked.txt"), "two");
        return witness;
    }

    @Test
    public void noProgramOfASubmoduleIsStarted() throws Exception {
        Path root = folder.getRoot().toPath();
        Path witness = root.resolve("started");
        git("init", "--quiet");
        git("init", "--quiet", "module");
        git("-C", "module", "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "x");
        Files.writeString(root.resolve("module/tracked.txt"), "one");
        git("-C", "module", "add", ".");
        git("-c", "advice.addEmbeddedRepo=false", "add", "module");
        git("-C", "module", "config", "filter.evil.clean", "touch " + witness + "; cat");
        Files.writeString(root.resolve("module/.gitattributes"), "* filter=evil\n");
        Files.writeString(root.resolve("module/tracked.txt"), "two");

        Provenance.capture(root, List.of());

        assertFalse(Files.exists(witness));
    }

    @Test
    public void nothingIsFetchedForAPartialClone() throws Exception {
        Path root = folder.getRoot().toPath();
        Path witness = root.resolve("started");
        git("init", "--quiet");
        Files.writeString(root.resolve("tracked.txt"), "one");
        git("add", ".");
        git("-c", "user.name=t", "-c", "user.email=t@t", "commit", "--quiet", "-m", "first");
        git("config", "core.repositoryFormatVersion", "1");
        git("config", "extensions.partialClone", "origin");
        git("config", "remote.origin.url", "ssh://nowhere/x");
        git("config", "remote.origin.promisor", "true");
        git("config", "core.sshCommand", "touch " + witness + "; false");
        git("repack", "-q", "-a", "-d");
        try (Stream<Path> packs = Files.list(root.resolve(".git/objects/pack"))) {
            for (Path pack : packs.toList()) {
                Files.delete(pack);
            }
        }

        Provenance.capture(root, List.of());

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

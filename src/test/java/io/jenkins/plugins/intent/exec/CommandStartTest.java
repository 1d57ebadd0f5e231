package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.in;
import static io.jenkins.plugins.intent.exec.Blocks.with;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class CommandStartTest extends BlocksInEachPlace {
    private Path script(String name, String text, boolean executable) throws IOException {
        Path file = blocks.project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(executable));
        return file;
    }

    private String errorOf(Command command) throws IOException {
        newBlocks();
        Manifest manifest = blocks.run(command);
        CommandRecord record = manifest.commands().get(0);
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(CommandStatus.NOT_STARTED, record.status());
        assertNull(record.exitCode());
        assertNull(record.stdout());
        return record.error();
    }

    @Test
    public void anUnknownProgramIsNamedWithThePlacesThatWereSearched() throws IOException {
        String error = errorOf(with(Map.of("PATH", "/bin:/nowhere"), command("foo")));
        assertEquals("cannot start `foo`: no such file or directory in PATH (/bin:/nowhere)", error);
        assertEquals("cannot start `/no/foo`: no such file or directory", errorOf(command("/no/foo")));
    }

    @Test
    public void aFileThatMayNotBeExecutedIsPermissionDenied() throws IOException {
        Path file = script("tool", "#!/bin/sh\n", false);
        assertEquals(
                "cannot start `./tool`: permission denied, the file `"
                        + file.toRealPath().getParent() + "/./tool` is not executable",
                errorOf(command("./tool")));
        assertEquals("cannot start `./`: it is a directory", errorOf(command("./")));
    }

    @Test
    public void aMissingInterpreterIsToldApartFromAMissingFile() throws IOException {
        script("tool", "#!/no/interpreter\n", true);
        String error = errorOf(command("./tool"));
        assertTrue(error, error.startsWith("cannot start `./tool`: no such file or directory ("));
        assertTrue(error, error.endsWith("names an interpreter that is missing)"));
    }

    @Test
    public void argumentsTooLongForTheSystemAreSaidSo() throws IOException {
        assertEquals("cannot start `echo`: argument list too long", errorOf(command("echo", "x".repeat(3 << 20))));
    }

    @Test
    public void impossibleArgumentsAndVariablesAreErrorsOfTheCommand() throws IOException {
        assertTrue(errorOf(command("echo", "a\0b")).startsWith("cannot start `echo`: "));
        assertTrue(errorOf(with(Map.of("A=B", "x"), command("echo"))).startsWith("cannot start `echo`: "));
    }

    @Test
    public void aBareNameIsLookedUpOnThePathOfTheCommand() throws IOException {
        script("bin/greet", "#!/bin/sh\necho from project\n", true);
        Manifest manifest =
                blocks.run(with(Map.of("PATH", blocks.project + "/bin:" + System.getenv("PATH")), command("greet")));
        assertEquals("from project\n", blocks.text(manifest.commands().get(0).stdout()));
    }

    @Test
    public void aNameWithASlashIsTakenFromTheDirectoryOfTheCommand() throws IOException {
        script("sub/greet", "#!/bin/sh\necho from sub\n", true);
        Manifest manifest = blocks.run(in("sub", command("./greet")));
        assertEquals("from sub\n", blocks.text(manifest.commands().get(0).stdout()));
    }

    @Test
    public void aMissingDirectoryIsAClearError() throws IOException {
        String error = errorOf(in("sub/none", command("true")));
        assertTrue(error, error.startsWith("the directory `sub/none` cannot be used: no such file or directory ("));
        Files.writeString(blocks.project.resolve("file"), "");
        assertTrue(errorOf(in("file", command("true"))).contains("`file` is not a directory"));
    }

    @Test
    public void aDirectoryThatCannotBeEnteredIsNamed() throws IOException {
        Path locked = Files.createDirectory(blocks.project.resolve("locked"));
        Files.setPosixFilePermissions(locked, Set.of());
        assumeFalse("permissions hold for this user", Files.isExecutable(locked));
        String error =
                blocks.run(in("locked", command("true"))).commands().get(0).error();
        assertTrue(error, error.endsWith("permission denied, the directory `" + locked + "` cannot be entered"));
    }

    @Test
    public void aLinkThatLeadsOutOfTheProjectEndsTheBlock() throws IOException {
        Files.createSymbolicLink(blocks.project.resolve("out"), Path.of("/"));
        blocks.haltOnError = false;
        Manifest manifest = blocks.run(in("out", command("true")), command("touch", "never"));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(CommandStatus.NOT_STARTED, manifest.commands().get(0).status());
        assertTrue(manifest.error(), manifest.error().contains("outside of the project"));
        assertEquals(CommandStatus.SKIPPED, manifest.commands().get(1).status());
    }

    @Test
    public void aLinkMadeByAnEarlierCommandIsSeenBeforeTheNextStarts() throws IOException {
        Files.createDirectory(blocks.project.resolve("sub"));
        Manifest manifest = blocks.run(
                command("rmdir", "sub"), command("ln", "-s", "/tmp", "sub"), in("sub", command("touch", "never")));
        assertEquals(CommandStatus.NOT_STARTED, manifest.commands().get(2).status());
        assertTrue(manifest.error(), manifest.error().contains("outside of the project"));
    }

    @Test
    public void whatTheGuardRefusesIsNotStartedAndEndsTheBlock() throws IOException {
        blocks.haltOnError = false;
        blocks.guard = (job, index, whole, processes) -> index != 1
                ? List.of()
                : List.of(new Finding(
                        Decision.BLOCK,
                        "rule-1",
                        "built-in",
                        "touch",
                        "It must not.",
                        Optional.empty(),
                        "/commands/1"));
        Manifest manifest = blocks.run(command("true"), command("touch", "never"), command("true"));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals("It must not.", manifest.error());
        assertEquals("rule-1", manifest.findings().get(0).rule());
        assertTrue(manifest.findings().get(0).blocks());
        assertEquals("It must not.", manifest.commands().get(1).error());
        assertEquals(CommandStatus.SKIPPED, manifest.commands().get(2).status());
        assertTrue(Files.notExists(blocks.project.resolve("never")));
    }
}

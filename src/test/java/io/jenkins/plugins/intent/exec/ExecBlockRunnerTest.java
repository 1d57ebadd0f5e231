package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.in;
import static io.jenkins.plugins.intent.exec.Blocks.mayFail;
import static io.jenkins.plugins.intent.exec.Blocks.named;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.with;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.model.Command;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

public class ExecBlockRunnerTest extends BlocksInEachPlace {
    private static List<CommandStatus> statuses(Manifest manifest) {
        return manifest.commands().stream().map(CommandRecord::status).toList();
    }

    @Test
    public void commandsRunInOrderAndTheManifestOnDiskSaysWhatWasReturned() throws IOException {
        Manifest manifest = blocks.run(shell("echo one; echo two >&2"), named("Say it!", command("echo", "a b", "*")));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertNull(manifest.error());
        CommandRecord first = manifest.commands().get(0);
        assertEquals("commands/01-sh/stdout.log", first.stdout().path());
        assertEquals("one\n", blocks.text(first.stdout()));
        assertEquals("two\n", blocks.text(first.stderr()));
        assertEquals(Integer.valueOf(0), first.exitCode());
        assertNull(first.signal());
        assertEquals(blocks.project.toRealPath().toString(), first.cwd());
        assertTrue(first.startedMs() > 0 && first.endedMs() >= first.startedMs());
        CommandRecord second = manifest.commands().get(1);
        assertEquals("commands/02-Say_it_/stdout.log", second.stdout().path());
        assertEquals("a b *\n", blocks.text(second.stdout()));
        assertEquals(
                manifest,
                Json.LINE.readValue(blocks.attempt.resolve("manifest.json").toFile(), Manifest.class));
    }

    @Test
    public void theFirstFailureEndsTheBlockAndTheRestIsSkipped() throws IOException {
        List<CommandRecord> heard = new ArrayList<>();
        blocks.listener = new BlockListener() {
            @Override
            public void commandEnded(CommandRecord record) {
                heard.add(record);
            }
        };
        Manifest manifest = blocks.run(command("true"), shell("exit 7"), command("touch", "never"));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(List.of(CommandStatus.SUCCEEDED, CommandStatus.FAILED, CommandStatus.SKIPPED), statuses(manifest));
        assertEquals(Integer.valueOf(7), manifest.commands().get(1).exitCode());
        assertNull(manifest.commands().get(2).stdout());
        assertTrue(Files.notExists(blocks.project.resolve("never")));
        assertEquals(manifest.commands(), heard);
    }

    @Test
    public void withoutHaltOnErrorEveryCommandRunsAndTheBlockFails() throws IOException {
        blocks.haltOnError = false;
        Manifest manifest = blocks.run(command("false"), command("no-such-program-here"), command("touch", "done"));
        assertEquals(AttemptStatus.FAILED, manifest.status());
        assertEquals(
                List.of(CommandStatus.FAILED, CommandStatus.NOT_STARTED, CommandStatus.SUCCEEDED), statuses(manifest));
        assertTrue(Files.exists(blocks.project.resolve("done")));
    }

    @Test
    public void anAllowedFailureIsRecordedAndDoesNotCount() throws IOException {
        Manifest manifest =
                blocks.run(mayFail(command("false")), mayFail(command("nowhere-to-be-found")), command("true"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertEquals(
                List.of(CommandStatus.FAILED, CommandStatus.NOT_STARTED, CommandStatus.SUCCEEDED), statuses(manifest));
    }

    @Test
    public void theEnvironmentIsExactlyBaseThenBlockThenCommand() throws IOException {
        blocks.base = Map.of("PATH", System.getenv("PATH"), "A", "base", "B", "base", "C", "base");
        blocks.env = Map.of("B", "block", "C", "block");
        Manifest manifest = blocks.run(with(Map.of("C", "command"), command("env")));
        List<String> lines = blocks.text(manifest.commands().get(0).stdout())
                .lines()
                .filter(line -> !line.startsWith("INTENT_") && !line.startsWith("PWD="))
                // Shells always set these, also for `sh`.
                .filter(line -> place.isDirect() || !line.matches("(SHLVL|_)=.*"))
                .sorted()
                .toList();
        assertEquals(List.of("A=base", "B=block", "C=command", "PATH=" + System.getenv("PATH")), lines);
    }

    @Test
    public void standardInputIsAtItsEndFromTheStart() throws IOException {
        Manifest manifest = blocks.run(command("cat"), command("wc", "-c"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertEquals("0", blocks.text(manifest.commands().get(1).stdout()).trim());
    }

    @Test
    public void bytesThatAreNoTextAreKeptExactly() throws Exception {
        Manifest manifest = blocks.run(command("printf", "\\377\\376\\000\\200\\r\\n\\303"));
        StreamRecord out = manifest.commands().get(0).stdout();
        byte[] expected = {(byte) 0xff, (byte) 0xfe, 0, (byte) 0x80, '\r', '\n', (byte) 0xc3};
        assertArrayEquals(expected, blocks.bytes(out));
        assertEquals(expected.length, out.bytes());
        assertEquals(0, out.droppedBytes());
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(expected);
        assertEquals(HexFormat.of().formatHex(sum), out.sha256());
    }

    @Test
    public void commandsRunInWorkdirAndCwd() throws IOException {
        Files.createDirectories(blocks.project.resolve("a/b"));
        blocks.workdir = "a";
        Manifest manifest = blocks.run(command("pwd"), in("b", command("pwd")));
        assertTrue(blocks.text(manifest.commands().get(0).stdout()).endsWith("/project/a\n"));
        assertTrue(blocks.text(manifest.commands().get(1).stdout()).endsWith("/project/a/b\n"));
    }

    @Test
    public void aUsedAttemptDirectoryIsNotOverwritten() throws IOException {
        blocks.run(command("echo", "evidence"));
        assertThrows(FileAlreadyExistsException.class, () -> blocks.run(command("true")));
        assertEquals("evidence\n", Files.readString(blocks.attempt.resolve("commands/01-echo/stdout.log")));
    }

    @Test
    public void manyCommandsSortAsTheyRan() throws IOException {
        assumeFalse("takes a minute where everything is looked for", place.polls());
        Manifest manifest = blocks.run(IntStream.range(0, 120)
                .mapToObj(i -> shell("echo o; echo e >&2"))
                .toArray(Command[]::new));
        assertEquals(
                "commands/001-sh/stdout.log",
                manifest.commands().get(0).stdout().path());
        assertEquals(
                "commands/120-sh/stderr.log",
                manifest.commands().get(119).stderr().path());
    }

    @Test
    public void aStreamWithoutAByteLeavesNoFileAndACommandWithoutFilesNoDirectory() throws IOException {
        Manifest manifest = blocks.run(command("true"), shell("echo out"), shell("echo err >&2"));
        assertEquals(List.of("02-sh", "03-sh"), names());
        CommandRecord silent = manifest.commands().get(0);
        assertEquals(new StreamRecord(null, 0, 0, Digests.EMPTY), silent.stdout());
        assertEquals(new StreamRecord(null, 0, 0, Digests.EMPTY), silent.stderr());
        CommandRecord loud = manifest.commands().get(1);
        assertEquals("out\n", blocks.text(loud.stdout()));
        assertNull(loud.stderr().path());
        CommandRecord failing = manifest.commands().get(2);
        assertNull(failing.stdout().path());
        assertEquals("err\n", blocks.text(failing.stderr()));
    }

    @Test
    public void anAttemptThatPrintedNothingIsAManifestAndNothingElse() throws IOException {
        blocks.run(command("true"), command("false"), command("not-run"));
        try (Stream<Path> files = Files.list(blocks.attempt)) {
            assertEquals(
                    List.of("manifest.json"),
                    files.map(path -> path.getFileName().toString()).toList());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> directories = Files.list(blocks.attempt.resolve("commands"))) {
            return directories
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}

package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.command;
import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.with;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Blocks whose commands the kernel confines, for real. Needs bubblewrap and namespaces for users. */
public class ConfinedBlockTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;
    private Path outside;

    @Before
    public void confine() throws IOException {
        Confinements.assumePossible();
        blocks = new Blocks(folder.getRoot().toPath());
        blocks.haltOnError = false;
        outside = Files.createDirectory(folder.getRoot().toPath().resolve("outside"));
        Files.writeString(outside.resolve("precious"), "kept");
        confine(List.of(), true);
    }

    private void confine(List<String> writable, boolean network) {
        blocks.guard = Confinements.guard(new Confinement(ConfineMode.REQUIRED, writable, network));
    }

    private CommandRecord run(String script) throws IOException {
        return blocks.run(shell(script)).commands().get(0);
    }

    private String out(CommandRecord record) throws IOException {
        return blocks.text(record.stdout()).strip();
    }

    private void assertNothingChangedOutside() throws IOException {
        assertEquals("kept", Files.readString(outside.resolve("precious")));
        try (Stream<Path> files = Files.list(outside)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    public void theProjectAndATemporaryDirectoryCanBeWrittenAndNothingElse() throws IOException {
        List<CommandRecord> records = blocks.run(
                        shell("echo here > made && cat made && echo x > \"$TMPDIR/t\" && cat \"$TMPDIR/t\""),
                        shell("echo x > '" + outside + "/new'"),
                        shell("rm -rf '" + outside + "'"),
                        shell("rm -rf .."),
                        shell("cat '" + outside + "/precious'"))
                .commands();
        assertEquals("here\nx", out(records.get(0)));
        assertThat(blocks.text(records.get(1).stderr()), containsString("Read-only file system"));
        assertEquals("kept", out(records.get(4)));
        assertNothingChangedOutside();
        assertFalse("the temporary directory goes with the attempt", leftTemporary(records.get(0)));
    }

    private boolean leftTemporary(CommandRecord record) throws IOException {
        CommandRecord next = new Blocks(folder.newFolder().toPath())
                .run(shell("true"))
                .commands()
                .get(0);
        return next.exitCode() != 0 || record.exitCode() != 0;
    }

    @Test
    public void whatThePolicyNamesCanBeWrittenAndIsMadeWhereItIsMissing() throws IOException {
        blocks.base = Map.of("PATH", System.getenv("PATH"), "CACHE", outside.toString());
        confine(List.of("${CACHE}/m2"), true);
        CommandRecord record = run("echo x > '" + outside + "/m2/lib' && echo y > '" + outside + "/other'");
        assertEquals("x\n", Files.readString(outside.resolve("m2/lib")));
        assertFalse(Files.exists(outside.resolve("other")));
        assertEquals(CommandStatus.FAILED, record.status());
    }

    @Test
    public void aLinkAsWritableIsJudgedByWhereItLeads() throws IOException {
        Path link = folder.getRoot().toPath().resolve("link");
        Files.createSymbolicLink(link, Path.of("/"));
        confine(List.of(link.toString()), true);
        CommandRecord record = run("true");
        assertEquals(CommandStatus.NOT_STARTED, record.status());
        assertThat(record.error(), containsString("it leads to `/`"));
        Files.delete(link);
        Files.createSymbolicLink(link, outside);
        confine(List.of(link.toString()), true);
        blocks = again();
        confine(List.of(link.toString()), true);
        assertEquals(
                CommandStatus.SUCCEEDED,
                run("echo changed > '" + link + "/precious'").status());
        assertEquals("changed\n", Files.readString(outside.resolve("precious")));
    }

    @Test
    public void nobodyMovesADirectoryAroundWhatThePolicyNames() throws IOException {
        Path root = folder.getRoot().toPath();
        Path cache = Files.createDirectories(root.resolve("around/it/cache"));
        confine(List.of(root.toString(), cache.toString()), true);
        assertEquals("ok", out(run("cd '" + root + "'; mv around aside; mv around/it aside; echo ok | tee fine")));
        assertTrue(Files.exists(root.resolve("fine")));
        assertTrue(Files.isDirectory(cache));
    }

    @Test
    public void thereIsNoBoundaryByALinkThatCommandsCouldExchange() throws IOException {
        Path link = Files.createSymbolicLink(blocks.project.resolve("cache"), Path.of("../by"));
        Files.createSymbolicLink(blocks.project.resolveSibling("by"), outside);
        confine(List.of(link.toString()), true);
        CommandRecord record = run("true");
        assertEquals(CommandStatus.NOT_STARTED, record.status());
        assertThat(record.error(), containsString("Name `" + outside.toRealPath() + "` instead."));
    }

    private Blocks again() throws IOException {
        return new Blocks(folder.getRoot().toPath());
    }

    @Test
    public void aVariableThatIsNotSetIsSaidBeforeAnythingRuns() throws IOException {
        confine(List.of("${NO_SUCH_VARIABLE}/x"), true);
        assertThat(run("touch ran").error(), containsString("NO_SUCH_VARIABLE is not set where the commands run"));
        assertFalse(Files.exists(blocks.project.resolve("ran")));
    }

    @Test
    public void exitCodesAndSignalsAreExact() throws IOException {
        List<CommandRecord> records = blocks.run(
                        shell("exit 137"), shell("kill -9 $$"), shell("exit 255"), command("no-such-program"))
                .commands();
        assertEquals(Integer.valueOf(137), records.get(0).exitCode());
        assertEquals(Integer.valueOf(9), records.get(1).signal());
        assertEquals(Integer.valueOf(255), records.get(2).exitCode());
        assertEquals(CommandStatus.NOT_STARTED, records.get(3).status());
        assertThat(records.get(3).error(), containsString("no such file or directory in PATH"));
    }

    @Test
    public void argumentsDirectoryAndVariablesArriveAsTheyAre() throws IOException {
        blocks.haltOnError = true;
        Files.createDirectories(blocks.project.resolve("a b"));
        CommandRecord record = blocks.run(Blocks.in(
                        "a b",
                        with(
                                Map.of("V", "1 = '\"$x", "LD_BIND_NOW", "1"),
                                command(
                                        "/bin/sh",
                                        "-c",
                                        "pwd; printf '<%s>' \"$@\"; echo \"$V $LD_BIND_NOW\"",
                                        "sh",
                                        "",
                                        "a b",
                                        "-x=y",
                                        "$HOME *"))))
                .commands()
                .get(0);
        assertEquals(blocks.project.toRealPath().resolve("a b") + "\n<><a b><-x=y><$HOME *>1 = '\"$x 1", out(record));
    }

    @Test
    public void noPrivilegeCanBeRegained() throws IOException {
        List<CommandRecord> records = blocks.run(
                        shell("grep -E '^(CapEff|CapPrm|CapBnd|CapInh|NoNewPrivs)' /proc/self/status"),
                        shell("mount -o remount,rw,bind / && touch '" + outside + "/mounted'"),
                        shell("unshare -Urm sh -c 'mount -o remount,rw,bind / && touch \"" + outside + "/nested\"'"),
                        shell("umount -l /proc && ls /proc/1/root"),
                        shell("nsenter --target 1 --mount touch '" + outside + "/entered'"),
                        shell("chroot /proc/1/root touch '" + outside + "/chrooted'"),
                        shell("mknod disk b 254 0"))
                .commands();
        assertEquals(
                "CapInh:\t0000000000000000\nCapPrm:\t0000000000000000\nCapEff:\t0000000000000000\n"
                        + "CapBnd:\t0000000000000000\nNoNewPrivs:\t1",
                out(records.get(0)));
        for (CommandRecord record : records.subList(1, records.size())) {
            assertEquals(record.args().toString(), CommandStatus.FAILED, record.status());
        }
        assertNothingChangedOutside();
    }

    @Test
    public void aLibraryThatIsLoadedFirstIsNotLoadedOutside() throws IOException {
        Files.writeString(blocks.project.resolve("evil.so"), "no library");
        CommandRecord record = blocks.run(with(
                        Map.of("LD_PRELOAD", blocks.project.resolve("evil.so").toString()),
                        shell("echo \"$LD_PRELOAD\"")))
                .commands()
                .get(0);
        assertEquals(blocks.project.resolve("evil.so").toString(), out(record));
        String complaints = blocks.text(record.stderr());
        assertEquals(
                "one for `env`, which is inside, or none: " + complaints,
                1,
                complaints.lines().count());
    }

    @Test
    public void withoutNetworkThereIsLoopbackOnly() throws IOException {
        confine(List.of(), false);
        CommandRecord record = run("cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '");
        assertEquals("lo", out(record));
    }

    @Test
    public void whatTheBoundaryRefusedIsExplainedInWhateverWordsTheProgramSaysIt() throws IOException {
        confine(List.of(), false);
        List<CommandRecord> records = blocks.run(
                        shell("echo 'EROFS: read-only file system, open /srv/x'; exit 1"),
                        shell("echo 'Read-only file system (os error 30)' >&2; exit 1"),
                        shell("echo '(6) Could not resolve host: a.example' >&2; exit 1"),
                        shell("echo 'getaddrinfo EAI_AGAIN a.example'; exit 1"))
                .commands();
        for (CommandRecord write : records.subList(0, 2)) {
            assertThat(write.error(), containsString("`confine.writable`"));
            assertThat(write.error(), not(containsString("network")));
        }
        for (CommandRecord network : records.subList(2, 4)) {
            assertThat(network.error(), containsString("confined without network"));
            assertThat(network.error(), not(containsString("confine.writable")));
        }
    }

    @Test
    public void aNetworkThatIsAllowedAndFailsIsNotTheBoundarysDoing() throws IOException {
        assertNull(run("echo 'Could not resolve host: a.example' >&2; exit 1").error());
    }

    @Test
    public void evidenceCannotBeChangedAlsoWhereItLiesInTheProject() throws IOException {
        Path attempt = blocks.project.resolve("state/attempt");
        ExecBlockRunner runner = new ExecBlockRunner(TimeSource.system(), blocks.guard, blocks.redactor, blocks.base);
        Manifest manifest = runner.run(
                blocks.job(shell("echo forged > state/attempt/commands/01-sh/stdout.log; echo true; touch state/ok")),
                attempt,
                blocks.stop,
                blocks.listener);
        assertEquals(
                "true\n",
                Files.readString(
                        attempt.resolve(manifest.commands().get(0).stdout().path())));
        assertTrue(Files.exists(blocks.project.resolve("state/ok")));
    }
}

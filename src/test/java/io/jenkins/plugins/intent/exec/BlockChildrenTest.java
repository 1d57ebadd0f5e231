package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.MarkedProcesses;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** What the commands of a block start beside them lives as long as the block, and no longer. */
public class BlockChildrenTest extends BlocksInEachPlace {
    @Test
    public void aBackgroundChildServesLaterCommandsAndEndsWithTheBlock() throws IOException {
        Manifest manifest = blocks.run(
                shell("(while :; do echo tick; sleep 0.05; done) & echo $! > pids"),
                shell("kill -0 $(cat pids) && sleep 0.5"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        String out = blocks.text(manifest.commands().get(0).stdout());
        assertTrue("output after the command's end is kept: " + out, out.lines().count() > 4);
        assertEquals(
                Files.size(blocks.attempt.resolve("commands/01-sh/stdout.log")),
                manifest.commands().get(0).stdout().bytes());
        assertEquals(64, manifest.commands().get(0).stdout().sha256().length());
        assertNoneLeft(1);
    }

    @Test
    public void aChildThatLeftTheTreeIsFoundByItsMark() throws IOException {
        assumeTrue(new File("/proc/self/environ").exists());
        Manifest manifest = blocks.run(
                shell("setsid sh -c 'echo $$ >> pids; (sleep 100 & echo $! >> pids) ; sleep 100' >/dev/null 2>&1 &\n"
                        + "while [ \"$(wc -l < pids 2>/dev/null)\" != 2 ]; do sleep 0.01; done"));
        assertEquals(AttemptStatus.SUCCEEDED, manifest.status());
        assertNoneLeft(2);
    }

    @Test
    public void manyChildrenThatLeaveTheTreeAtTheVeryEndAreFound() throws Exception {
        assumeTrue(new File("/proc/self/environ").exists());
        for (int round = 0; round < (place.isDirect() ? 8 : 3); round++) {
            newBlocks();
            JobSpec job = blocks.job(shell("setsid setsid sleep 4321 >/dev/null 2>&1 &"));
            assertEquals(AttemptStatus.SUCCEEDED, blocks.run(job).status());
            assertEquals(List.of(), MarkedProcesses.find(JobCookie.of(job).ofJob(), 0));
        }
    }

    @Test
    public void twoJobsAtOnceDoNotEndEachOthersProcesses() throws Exception {
        Blocks other = new Blocks(folder.getRoot().toPath(), place);
        Path started = other.project.resolve("started");
        CompletableFuture<Manifest> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return other.run(shell("touch started; while [ ! -e go ]; do sleep 0.02; done; echo lived"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Blocks first = new Blocks(folder.newFolder().toPath(), place);
        first.run(shell("while [ ! -e " + started + " ]; do sleep 0.02; done; sleep 100 >/dev/null 2>&1 &"));
        Files.createFile(other.project.resolve("go"));
        assertEquals(AttemptStatus.SUCCEEDED, slow.get(30, TimeUnit.SECONDS).status());
    }
}

package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.intent.exec.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.Before;

/** Blocks that come to the same in each {@link Place}. */
public abstract class BlocksInEachPlace extends InEachPlace {
    Blocks blocks;

    /** Also for a test that wants to begin again. */
    @Before
    public final void newBlocks() throws IOException {
        blocks = new Blocks(folder.getRoot().toPath(), place);
    }

    /** None of so many processes runs, whose ids scripts wrote to {@code pids}, one a line. */
    final void assertNoneLeft(int count) throws IOException {
        List<String> pids = Files.readAllLines(blocks.project.resolve("pids"));
        assertEquals(count, pids.size());
        for (String pid : pids) {
            assertFalse("process " + pid + " still runs", Processes.isAlive(Long.parseLong(pid)));
        }
    }
}

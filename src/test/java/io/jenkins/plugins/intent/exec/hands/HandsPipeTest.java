package io.jenkins.plugins.intent.exec.hands;

import static io.jenkins.plugins.intent.exec.hands.TestHands.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.time.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Pipes whose programs the script starts in each shell. Real processes. */
public class HandsPipeTest extends InEachShell {
    @Test
    public void eachOfAPipeReadsWhatTheOneBeforeWrites() throws Exception {
        Kept out = new Kept();
        Kept err = new Kept();
        List<StartedProcess> pipe = hands.hands()
                .startPipe(
                        List.of(
                                hands.launch("sh", "-c", "seq 1 50000; exit 3"),
                                hands.launch("sh", "-c", "grep 7; echo counted >&2"),
                                hands.launch("wc", "-l")),
                        out,
                        List.of(new Kept(), err, new Kept()));
        assertEquals(ExitStatus.exited(3), await(pipe.get(0)));
        assertEquals(ExitStatus.exited(0), await(pipe.get(1)));
        assertEquals(ExitStatus.exited(0), await(pipe.get(2)));
        assertEquals("17195", out.text().strip());
        assertEquals("counted\n", err.text());
    }

    @Test
    public void aPipeWithAPartThatCannotBeStartedLeavesNothing() throws Exception {
        for (int missing = 0; missing < 2; missing++) {
            List<Launch> parts = new ArrayList<>(List.of(hands.launch("sh", "-c", "echo $$ >> pids; exec sleep 1000")));
            parts.add(missing, hands.launch("no-such-program-here"));
            assertThrows(
                    CannotStartException.class,
                    () -> hands.hands().startPipe(parts, new Kept(), List.of(new Kept(), new Kept())));
        }
        Path pids = hands.project().resolve("pids");
        for (String pid : Files.exists(pids) ? Files.readAllLines(pids) : List.<String>of()) {
            Await.end(Long.parseLong(pid));
        }
        assertEquals(ExitStatus.exited(0), hands.run("true"));
    }
}

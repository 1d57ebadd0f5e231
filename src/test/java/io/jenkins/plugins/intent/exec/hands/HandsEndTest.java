package io.jenkins.plugins.intent.exec.hands;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.time.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What hands leave when one of them is killed, or when they are let go, in each shell. Real processes. */
public class HandsEndTest extends InEachShell {
    @Test
    public void whenHandZeroIsKilledItsCommandsEndAndTheSupervisorIsTold() throws Exception {
        hands.begin(new Kept(), Map.of(), "sh", "-c", "(setsid sh -c 'echo $$ > child; sleep 1000' &); sleep 1000");
        long child = hands.pid("child");
        List<Long> zero = hands.processes("0");
        // The other one is a child of it, and watches it.
        zero.removeIf(pid -> zero.contains(
                ProcessHandle.of(pid).orElseThrow().parent().orElseThrow().pid()));
        zero.forEach(pid -> assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly()));
        hands.awaitGone();
        Await.end(child);
    }

    @Test
    public void whenAHandIsKilledTheSupervisorIsTold() throws Exception {
        hands.begin(new Kept(), Map.of(), "sh", "-c", "echo $$ > command; sleep 1000");
        long command = hands.pid("command");
        hands.processes("1")
                .forEach(pid -> assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly()));
        hands.awaitGone();
        assertTrue(hands.hands().endAll(Duration.ofSeconds(20)) || place.polls());
        Await.end(command);
    }

    @Test
    public void theHandsLeaveWhenTheyAreLetGo() throws Exception {
        hands.run("true");
        List<Long> all = new ArrayList<>(hands.processes("0"));
        all.addAll(hands.processes("1"));
        assertFalse(all.isEmpty());
        hands.hands().close();
        for (long pid : all) {
            Await.end(pid);
        }
        hands.expectGone();
    }
}

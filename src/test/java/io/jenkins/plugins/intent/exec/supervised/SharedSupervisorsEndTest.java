package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What becomes of jobs of one supervisor when it, or one of them, is killed, stopped or cannot begin, for real. */
public class SharedSupervisorsEndTest extends SharedSupervisorsSite {
    @Test
    public void aJobThatIsStoppedTakesNoOtherWithIt() throws Exception {
        TestJob stopped = begun(job(WAIT_TO_GO));
        TestJob other = begun(job(WAIT_TO_GO, "echo done"));
        assertEquals(pid(stopped), pid(other));
        stopped.watch(null, true, 0);
        assertEquals(AttemptStatus.CANCELLED, stopped.result().status());
        TestJob later = done(job("true"));
        assertNotEquals("nobody new goes where something was stopped", pid(other), pid(later));
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        Await.end(pid(other));
    }

    @Test
    public void aJobThatCannotBeKeptIsLostAtOnceThoughItsSupervisorLivesOn() throws Exception {
        TestJob other = begun(job(WAIT_TO_GO));
        TestJob unkept = job(RAN);
        Files.createDirectories(unkept.directory.root());
        Files.createSymbolicLink(unkept.directory.events(), Path.of("nowhere", "events"));
        begun(unkept);
        assertEquals(pid(other), pid(unkept));
        WatchReply reply = unkept.watch(null, false, 60_000);
        assertEquals(SupervisorState.GONE, reply.supervisor());
        assertTrue(reply.trouble(), reply.trouble().contains("the job cannot be run: "));
        long beat = unkept.directory.beat().orElseThrow().counter();
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        assertEquals(beat, unkept.directory.beat().orElseThrow().counter());
        assertFalse(Files.exists(unkept.project.resolve("runs")));
    }

    @Test
    public void aJobThatCannotBeBegunIsRefusedAtOnceThoughItsSupervisorLivesOn() throws Exception {
        TestJob other = begun(job(WAIT_TO_GO));
        TestJob unbegun = job(RAN);
        Files.createDirectories(unbegun.directory.root().resolve("reserve"));
        StartFailedException refused = assertThrows(StartFailedException.class, () -> begun(unbegun));
        assertTrue(refused.getMessage(), refused.getMessage().contains(" gave it up: the job cannot be run: "));
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
    }

    @Test
    public void whoLeavesTreeAndEnvironmentIsStillFoundToBeOfItsJob() throws Exception {
        assumeTrue("what is behind hands is ended by them", place.isDirect());
        String stranger = "(setsid env -i sh -c 'echo $$ > stranger; exec sleep 1000' &);"
                + " while [ ! -s stranger ]; do sleep 0.02; done";
        TestJob lasting = begun(job(stranger, WAIT_TO_GO));
        long kept = lasting.number("stranger");
        TestJob brief = done(job(stranger));
        assertEquals(pid(lasting), pid(brief));
        Await.end(brief.number("stranger"));
        assertTrue(Processes.isAlive(kept));
        lasting.go();
        assertEquals(AttemptStatus.SUCCEEDED, lasting.result().status());
        Await.end(kept);
    }

    @Test
    public void oneThatIsKilledBetweenTwoJobsLosesNothing() throws Exception {
        TestJob first = free(done(job(RAN)));
        kill("KILL", first);
        Await.end(pid(first));
        TestJob second = done(job(RAN));
        assertNotEquals(pid(first), pid(second));
        for (TestJob job : List.of(first, second)) {
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("ran\n", Files.readString(job.project.resolve("runs")));
        }
    }

    @Test
    public void oneThatIsKilledLosesTheJobsItHoldsAndNoOther() throws Exception {
        TestJob first = begun(job(WAIT_TO_GO));
        TestJob earlier = done(job(RAN));
        List<TestJob> held = List.of(first, begun(job(WAIT_TO_GO)));
        TestJob other = job(WAIT_TO_GO);
        other.secrets = List.of("k1ngfisher-river");
        begun(other);
        assertEquals(
                List.of(pid(earlier), pid(earlier)),
                held.stream().map(SharedSupervisorsSite::pid).toList());
        assertNotEquals(pid(earlier), pid(other));
        kill("KILL", earlier);
        Await.end(pid(earlier));
        for (TestJob job : held) {
            WatchReply reply = job.watch(null, false, 10_000);
            assertEquals(SupervisorState.GONE, reply.supervisor());
            assertEquals(null, reply.result());
        }
        other.go();
        assertEquals(AttemptStatus.SUCCEEDED, other.result().status());
        assertEquals(AttemptStatus.SUCCEEDED, earlier.result().status());
    }

    @Test
    public void oneThatIsStoppedIsPassedOverAndRunsNothingWhenItGoesOn() throws Exception {
        Map<String, String> large = new HashMap<>(System.getenv());
        large.putAll(Map.of("A", "a".repeat(90_000), "B", "b".repeat(90_000)));
        TestJob first = job(RAN);
        TestJob second = job(RAN);
        first.environment = large;
        second.environment = large;
        free(done(first));
        kill("STOP", first);
        begun(second);
        assertNotEquals(pid(first), pid(second));
        assertEquals(AttemptStatus.SUCCEEDED, second.result().status());
        kill("CONT", first);
        Await.end(pid(first));
        assertEquals("ran\n", Files.readString(second.project.resolve("runs")));
    }

    @Test
    public void oneWhoseJobWasStoppedGoes() throws Exception {
        TestJob job = begun(job(WAIT_TO_GO));
        job.watch(null, true, 0);
        assertEquals(AttemptStatus.CANCELLED, job.result().status());
        Await.end(pid(job));
    }

    @Test
    public void oneThatWaitsGoesWhenItsStarterIsGone() throws Exception {
        TestJob job = free(done(job("true")));
        shared.place(kind(job), false, () -> {
                    throw new IOException("there is one");
                })
                .supervisor()
                .dismiss();
        Await.end(pid(job));
    }

    @Test
    public void whatALaterJobHasLeftEndsWithThatJob() throws Exception {
        assumeTrue("what is behind hands is ended by them", place.isDirect());
        free(done(job("true")));
        TestJob job = done(job("(setsid env -i sh -c 'echo $$ > stranger; exec sleep 1000' &);"
                + " (env -i sleep 1000 & echo $! > child); while [ ! -s stranger ]; do sleep 0.02; done"));
        assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
        Await.end(job.number("stranger"));
        Await.end(job.number("child"));
    }
}

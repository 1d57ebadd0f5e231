package io.jenkins.plugins.intent.exec.confine;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.ProcessHost;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Where no boundary can be made: in a container that somebody else's launcher starts commands in. */
public class ConfinedTest {
    private final ProcessHost elsewhere = new ProcessHost() {
        @Override
        public StartedProcess start(Launch launch, OutputSink stdout, OutputSink stderr) {
            throw new AssertionError("nothing may be started");
        }

        @Override
        public List<StartedProcess> startPipe(List<Launch> launches, OutputSink stdout, List<OutputSink> stderr) {
            throw new AssertionError("nothing may be started");
        }

        @Override
        public boolean isHere() {
            return false;
        }

        @Override
        public boolean endAll(Duration grace) {
            return true;
        }
    };

    private Confined around(ConfineMode mode) {
        Path here = Path.of("").toAbsolutePath();
        return Confined.around(elsewhere, new Confinement(mode, List.of(), true), Map.of(), here, List.of(here));
    }

    @Test
    public void aRequiredBoundaryThatCannotBeMadeThereLetsNothingRun() {
        ProcessHost host = around(ConfineMode.REQUIRED).host();
        Launch launch = new Launch("make", List.of(), Map.of(), Path.of("/"), "mark", Optional.empty());
        CannotStartException refusal = assertThrows(CannotStartException.class, () -> host.start(launch, null, null));
        assertThat(refusal.getMessage(), containsString("the policy requires a boundary"));
        assertThat(refusal.getMessage(), containsString("in a container"));
        assertThrows(CannotStartException.class, () -> host.startPipe(List.of(launch, launch), null, List.of()));
    }

    @Test
    public void oneThatIsOnlyWantedIsSaidToBeMissing() {
        Confined confined = around(ConfineMode.IF_POSSIBLE);
        assertSame(elsewhere, confined.host());
        assertNull(confined.record().by());
        assertThat(confined.record().sentence(), containsString("not confined: "));
    }

    @Test
    public void whereNoneIsWantedNothingIsRecorded() {
        assertEquals(new Confined(elsewhere, null), around(ConfineMode.OFF));
    }
}

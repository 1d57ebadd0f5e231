package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Stage;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class LeasesTest {
    private static final Leases OF_A_CONTROLLER = new Leases(1_800_000, 15_000);

    @Test
    public void aStageThatAsksForNoLeaseGetsTheUsualOne() throws Exception {
        assertEquals(1_800_000, OF_A_CONTROLLER.ofMs(stage("")));
        assertEquals(60_000, Leases.LOCAL.ofMs(stage("")));
    }

    @Test
    public void aStageGetsWhatItAsksForAndNeverLessThanTheShortest() throws Exception {
        assertEquals(60_000, OF_A_CONTROLLER.ofMs(stage("\"lease_sec\": 60,")));
        assertEquals(15_000, OF_A_CONTROLLER.ofMs(stage("\"lease_sec\": 2,")));
        assertEquals(3_600_000, OF_A_CONTROLLER.ofMs(stage("\"lease_sec\": 3600,")));
    }

    private static Stage stage(String more) throws Exception {
        String intent =
                "{\"schema_version\": 1, \"goal\": \"g\", \"workflow\": {\"name\": \"w\", \"stages\": [{\"id\": \"a\", "
                        + more + " \"exec\": {\"commands\": [{\"program\": \"true\"}]}}]}}";
        return IntentReader.read("json", intent.getBytes(StandardCharsets.UTF_8))
                .intent()
                .workflow()
                .stages()
                .get(0);
    }
}

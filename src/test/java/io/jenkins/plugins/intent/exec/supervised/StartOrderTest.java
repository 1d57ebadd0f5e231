package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StartOrderTest {
    private static final String SECRET = "s3cr3t-of-a-job";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void onlyTheBriefingHasTheSecrets() throws IOException {
        StartOrder order = order(SECRET);

        assertFalse(text(order.jobFile()).contains(SECRET));
        assertFalse(order.toString().contains(SECRET));
        Briefing briefing = Briefing.of(order.briefing());
        assertEquals(
                "echo " + SECRET,
                briefing.job().block().commands().get(0).args().get(1));
        assertEquals(List.of(SECRET), briefing.handover().secrets());
    }

    @Test
    public void aSecretThatCannotBeMaskedIsRefused() {
        StartFailedException refused = assertThrows(StartFailedException.class, () -> order("x"));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith("a secret of the job cannot be masked"));
    }

    @Test
    public void jobsAreOfAKindWhenTheyGetTheSameVariablesAndSecrets() throws IOException {
        TestJob job = new TestJob(folder.newFolder().toPath(), 60_000, "true");
        String kind = kinship(job, Map.of("BUILD_TAG", "a-1", "INTENT_STAGE", "test"), SECRET);
        assertEquals(kind, kinship(job, Map.of("INTENT_STAGE", "ship", "BUILD_TAG", "a-1"), SECRET));
        assertNotEquals(kind, kinship(job, Map.of("BUILD_TAG", "a-2"), SECRET));
        assertNotEquals(kind, kinship(job, Map.of("BUILD_TAG", "a-1"), "an0ther-secret"));
    }

    private static String kinship(TestJob job, Map<String, String> environment, String secret) throws IOException {
        return StartOrder.of(job.spec, new Handover(environment, List.of(secret)))
                .kinship();
    }

    private StartOrder order(String secret) throws IOException {
        TestJob job = new TestJob(folder.newFolder().toPath(), 60_000, "echo " + secret);
        return StartOrder.of(job.spec, new Handover(Map.of(), List.of(secret)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

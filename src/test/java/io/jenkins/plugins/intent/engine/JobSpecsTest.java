package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JobSpecsTest {
    private static final String INTENT = "{'schema_version':1,'goal':'g','workflow':{'name':'w','stages':["
            + "{'id':'a','exec':{'commands':[{'program':'sh','args':['-c','true']}]}}]}}";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private PlannedRun planned;

    @Before
    public void stageThatThePolicyBlocks() throws Exception {
        Path file = folder.getRoot().toPath().resolve("intent.json");
        Files.write(file, INTENT.replace('\'', '"').getBytes(StandardCharsets.US_ASCII));
        planned = new LocalPlanner(RunInputs.ofEnvironment(Map.of()))
                .plan("run-1", "intent.json", file, folder.getRoot().toPath(), CommandPolicy.builtIn());
    }

    @Test
    public void blockedStageHasConsentSinceTheBooksGiveOutNoneBefore() throws Exception {
        assertTrue(job(planned).shellApproved());
    }

    @Test
    public void stageThatIsBlockedOnlySinceTheBooksWereBegunHasNobodysConsent() throws Exception {
        PlannedRun again = planned.with(planned.plan().withStages(stage -> stage.judged(List.of(), false)));

        JobSpec job = job(again);

        assertEquals(1, job.findings().size());
        assertFalse(job.shellApproved());
    }

    private JobSpec job(PlannedRun run) throws Exception {
        Path project = folder.getRoot().toPath();
        return new JobSpecs(run, OutputLimits.defaults())
                .of(
                        new Lease("run-1", "a", "a-1", 1, "token", 1000),
                        "worker-1",
                        project.toString(),
                        new BundleWriter(project.resolve("bundle")));
    }
}

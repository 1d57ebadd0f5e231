package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.Verdict;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class JobSpecTest {
    private static JobSpec spec(String token) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put("Z", "1");
        env.put("A", "\u00fc");
        Command full =
                new Command(Optional.of("n"), "p", List.of("a", ""), Optional.of("sub"), Map.of("X", "y"), 5, true);
        Command bare = new Command(Optional.empty(), "q", List.of(), Optional.empty(), Map.of(), 0, false);
        return JobSpec.of(
                new Lease("run", "stage", "job", 2, token, 2000),
                "agent",
                "/project",
                1000,
                new ExecBlock("w", true, false, env, List.of("TOKEN"), List.of(full, bare)),
                new OutputLimits(1, 2, 3),
                new Judged(
                        List.of(new FindingView(Verdict.WARN, "rule", "message", "/pointer")),
                        "{}",
                        true,
                        List.of("d1", "d2")),
                Map.of());
    }

    @Test
    public void aJobSurvivesTheWayThroughJsonWhole() throws IOException {
        JobSpec job = spec("secret");
        JobSpec read = RecordJson.read(RecordJson.line(job), JobSpec.class);
        assertEquals(job, read);
        assertEquals(List.of("Z", "A"), List.copyOf(read.block().env().keySet()));
    }

    @Test
    public void aJobWithoutWhatItNeedsIsRefused() {
        assertThrows(
                IOException.class,
                () -> RecordJson.read("{\"run_id\":\"r\"}".getBytes(StandardCharsets.UTF_8), JobSpec.class));
    }

    @Test
    public void theMarkOfItsProcessesIsItsOwnAndStable() {
        assertEquals(JobCookie.of(spec("a")), JobCookie.of(spec("a")));
        assertNotEquals(JobCookie.of(spec("a")), JobCookie.of(spec("b")));
    }
}

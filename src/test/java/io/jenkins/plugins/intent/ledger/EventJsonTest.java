package io.jenkins.plugins.intent.ledger;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.intent.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class EventJsonTest {
    private static final List<LedgerEvent> ONE_OF_EACH = List.of(
            new LedgerEvent.RunStarted(JournalFormat.VERSION, Plans.of(Plans.block("a"))),
            new LedgerEvent.JobQueued("a", "a-1", 1),
            new LedgerEvent.JobClaimed("a", "a-1", "agent", "0".repeat(32)),
            new LedgerEvent.JobCompleted("a", "a-1", false, "why", null),
            new LedgerEvent.CompletionRefused("a-1", "why", null),
            new LedgerEvent.CompletionRefused("a-1", "why", "stages/a/attempt-1/manifest.json"),
            new LedgerEvent.JobExpired("a", "a-1", "why"),
            new LedgerEvent.JobCancelled("a", "a-1"),
            new LedgerEvent.StageSucceeded("a"),
            new LedgerEvent.StageFailed("a", "why"),
            new LedgerEvent.StageSkipped("a", SkipCause.CONDITION, "why"),
            new LedgerEvent.StageTakenOver("a", "r0"),
            new LedgerEvent.RetryDelayed("a", 5000, "why"),
            new LedgerEvent.StageNeedsHuman("a", "why"),
            new LedgerEvent.StageDecided("a", Answer.REJECTED, "ada", "why"),
            new LedgerEvent.RunCancelled("ada", "why"),
            new LedgerEvent.RunEnded(RunStatus.FAILED, "why"));

    @Test
    public void eachKindOfEventIsReadAsItWasWritten() throws Exception {
        Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
        for (LedgerEvent event : ONE_OF_EACH) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = Json.LINE.createGenerator(bytes)) {
                EventJson.write(event, json);
            }
            try (JsonParser json = Json.LINE.createParser(bytes.toByteArray())) {
                json.nextToken();
                assertEquals(event, EventJson.read(json));
            }
            seen.add(event.kind());
        }
        assertEquals(EnumSet.allOf(EventKind.class), seen);
    }

    @Test
    public void theFormatIsDescribedWithEveryKind() throws Exception {
        String page = Files.readString(Path.of("docs/reliability.md"));
        assertTrue(page.contains("### Format " + JournalFormat.VERSION + "\n"));
        for (EventKind kind : EventKind.values()) {
            assertTrue(kind.text(), page.contains("`" + kind.text() + "`"));
        }
    }

    @Test
    public void whoFollowsAFewKindsHearsThoseAndNoOthers() {
        StringBuilder heard = new StringBuilder();
        LedgerFollower follower = new LedgerFollower() {
            @Override
            public void stageSkipped(LedgerEvent.StageSkipped event, long atMs) {
                heard.append(event.stageId()).append(" at ").append(atMs);
            }
        };
        ONE_OF_EACH.forEach(event -> follower.happened(event, 7));
        assertEquals("a at 7", heard.toString());
    }
}

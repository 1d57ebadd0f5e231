package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class ReplyCheckTest {
    private static final WatchRequest REQUEST = new WatchRequest(null, false, 0, WatchCursor.START, 100);

    @Test
    public void aReplyWithinTheRequestIsTaken() throws IOException {
        ReplyCheck.check(
                REQUEST,
                reply(
                        List.of(chunk("stdout", 50), chunk("stderr", 40), chunk("part-1/stderr", 10)),
                        new ResultFile("job", AttemptStatus.FAILED, null, true)));
    }

    @Test
    public void moreOutputThanAskedForIsRefused() {
        refused(List.of(chunk("stdout", 50), chunk("stdout", 51)), null);
    }

    @Test
    public void aStreamThatNobodyKnowsIsRefused() {
        refused(List.of(chunk("../../x", 1)), null);
        refused(List.of(chunk(null, 1)), null);
        refused(List.of(chunk("part-1/../stderr", 1)), null);
    }

    @Test
    public void floodsOfEventsAndOverlongTextsAreRefused() {
        JobEvent event = new JobEvent(0, "c", null, 0, 1, null, null, null, 0, 0);
        refused(Collections.nCopies(20_000, event), null);
        refused(List.of(new JobEvent(0, "c".repeat(100_000), null, 0, 1, null, null, null, 0, 0)), null);
        refused(Collections.singletonList(null), null);
    }

    @Test
    public void aResultThatNobodyKnowsIsRefused() {
        byte[] splendid = "{\"job_id\":\"job\",\"status\":\"splendid\"}".getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> RecordJson.read(splendid, ResultFile.class));
        refused(List.of(), new ResultFile("job", null, null, true));
    }

    private static void refused(List<News> news, ResultFile result) {
        assertThrows(IOException.class, () -> ReplyCheck.check(REQUEST, reply(news, result)));
    }

    private static WatchReply reply(List<? extends News> news, ResultFile result) {
        return new WatchReply(
                SupervisorState.ALIVE,
                new Beat(1, 1, 1),
                new ArrayList<>(news),
                WatchCursor.START,
                false,
                result,
                null);
    }

    private static OutputChunk chunk(String stream, int bytes) {
        return new OutputChunk(0, stream, 0, new byte[bytes]);
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.Test;

public class InboxTest {
    private static final long LONG_MS = 60_000;
    private static final byte[] BRIEFING = "what to do".getBytes(StandardCharsets.UTF_8);

    @Test
    public void jobsArriveWholeAndInTheirOrderUntilNobodyIsLeft() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Assignment(Path.of("/first"), BRIEFING).write(sent);
        new Assignment(Path.of("/zwëi"), new byte[0]).write(sent);
        Inbox inbox = new Inbox(new ByteArrayInputStream(sent.toByteArray()));
        Assignment first = inbox.first();
        assertEquals(Path.of("/first"), first.directory());
        assertArrayEquals(BRIEFING, first.briefing());
        assertEquals(
                Path.of("/zwëi"), inbox.next(LONG_MS).map(Assignment::directory).orElseThrow());
        assertEquals(Optional.empty(), inbox.next(LONG_MS));
    }

    @Test
    public void whoIsGivenNothingWaitsNoLongerThanTold() throws Exception {
        try (PipedOutputStream open = new PipedOutputStream();
                PipedInputStream silent = new PipedInputStream(open)) {
            assertEquals(Optional.empty(), new Inbox(silent).next(1));
        }
    }

    @Test
    public void aJobThatWasCutOffAnywhereIsNone() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Assignment(Path.of("/first"), BRIEFING).write(sent);
        for (int length = 0; length < sent.size(); length++) {
            byte[] part = Arrays.copyOf(sent.toByteArray(), length);
            IOException refused =
                    assertThrows(IOException.class, () -> new Inbox(new ByteArrayInputStream(part)).first());
            assertTrue(refused.getMessage(), refused.getMessage().contains("its starter died"));
            assertEquals(Optional.empty(), new Inbox(new ByteArrayInputStream(part)).next(LONG_MS));
        }
    }

    @Test
    public void whatIsNoJobIsRefusedBeforeRoomIsMadeForIt() {
        byte[] large = {0x7f, -1, -1, -1, 0, 0, 0, 0};
        IOException refused = assertThrows(IOException.class, () -> new Inbox(new ByteArrayInputStream(large)).first());
        assertEquals("what came through standard input is no job", refused.getMessage());
    }
}

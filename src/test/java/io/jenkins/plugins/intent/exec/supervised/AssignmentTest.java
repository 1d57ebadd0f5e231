package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.Test;

public class AssignmentTest {
    private static final byte[] BRIEFING = "what to do".getBytes(StandardCharsets.UTF_8);

    @Test
    public void jobsArriveWholeAndInTheirOrderUntilNobodyIsLeft() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Assignment(Path.of("/first"), BRIEFING).write(sent);
        new Assignment(Path.of("/zwëi"), new byte[0]).write(sent);
        InputStream in = new ByteArrayInputStream(sent.toByteArray());
        Assignment first = Assignment.read(in);
        assertEquals(Path.of("/first"), first.directory());
        assertArrayEquals(BRIEFING, first.briefing());
        assertEquals(Path.of("/zwëi"), Assignment.read(in).directory());
        IOException over = assertThrows(IOException.class, () -> Assignment.read(in));
        assertEquals(
                "nothing came through standard input: its starter died, or it was started by hand", over.getMessage());
    }

    @Test
    public void aJobThatWasCutOffAnywhereIsNone() throws Exception {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new Assignment(Path.of("/first"), BRIEFING).write(sent);
        for (int length = 0; length < sent.size(); length++) {
            byte[] part = Arrays.copyOf(sent.toByteArray(), length);
            IOException refused =
                    assertThrows(IOException.class, () -> Assignment.read(new ByteArrayInputStream(part)));
            assertTrue(refused.getMessage(), refused.getMessage().contains("its starter died"));
        }
    }

    @Test
    public void whatIsNoJobIsRefusedBeforeRoomIsMadeForIt() {
        byte[] large = {0x7f, -1, -1, -1, 0, 0, 0, 0};
        IOException refused = assertThrows(IOException.class, () -> Assignment.read(new ByteArrayInputStream(large)));
        assertEquals("what came through standard input is no job", refused.getMessage());
    }
}

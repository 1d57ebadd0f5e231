package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DigestsTest {
    /** Of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void bytesPartsAndFilesHaveTheSameSum() throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        MessageDigest parts = Digests.newSha256();
        parts.update(abc, 0, 1);
        parts.update(abc, 1, 2);

        assertEquals(ABC, Digests.sha256(abc));
        assertEquals(ABC, Digests.hex(parts));
        assertEquals(ABC, Digests.sha256(Files.write(folder.getRoot().toPath().resolve("abc"), abc)));
        assertEquals(Digests.EMPTY, Digests.sha256(folder.newFile().toPath()));
        assertEquals(Digests.EMPTY, Digests.sha256(new byte[0]));
    }

    @Test
    public void aLinkIsRefusedAndItsTargetIsNot() throws IOException {
        Path file = Files.write(folder.getRoot().toPath().resolve("abc"), "abc".getBytes(StandardCharsets.US_ASCII));
        Path link = Files.createSymbolicLink(file.resolveSibling("link"), file.getFileName());

        assertThrows(IOException.class, () -> Digests.sha256(link));
        assertEquals(ABC, Digests.sha256(link.toRealPath()));
    }
}

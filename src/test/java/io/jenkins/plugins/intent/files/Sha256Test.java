package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.Test;

public class Sha256Test {
    private static final int BLOCK_BYTES = 64;

    private final Random random = new Random(4);

    @Test
    public void itIsJavasForEveryLengthUpToFourBlocks() throws Exception {
        for (int length = 0; length <= 4 * BLOCK_BYTES; length++) {
            byte[] bytes = bytes(length);
            assertArrayEquals("of " + length, javas().digest(bytes), new Sha256().digest(bytes));
        }
    }

    @Test
    public void partsOfAnySizeGiveTheSameAndItIsFreshAfterwards() throws Exception {
        Sha256 ours = new Sha256();
        for (int run = 0; run < 200; run++) {
            byte[] bytes = bytes(random.nextInt(2_000));
            int at = 0;
            while (at < bytes.length) {
                int part = Math.min(bytes.length - at, random.nextInt(150));
                if (part == 1) {
                    ours.update(bytes[at]);
                } else {
                    ours.update(bytes, at, part);
                }
                at += part;
            }
            assertArrayEquals(javas().digest(bytes), ours.digest());
        }
    }

    @Test
    public void aCopyGoesItsOwnWay() throws Exception {
        byte[] start = bytes(100);
        Sha256 first = new Sha256();
        first.update(start);
        Sha256 second = (Sha256) first.clone();
        first.update(bytes(70));
        second.update((byte) 7);

        MessageDigest expected = javas();
        expected.update(start);
        expected.update((byte) 7);
        assertArrayEquals(expected.digest(), second.digest());
    }

    /** From the examples that come with FIPS 180-4. */
    @Test
    public void aMillionTimesAHasTheSumOfTheStandard() {
        Sha256 digest = new Sha256();
        byte[] thousand = "a".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 1_000; i++) {
            digest.update(thousand);
        }
        assertEquals("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", Digests.hex(digest));
    }

    @Test
    public void whatIsThrownAwayLeavesNothing() throws Exception {
        Sha256 digest = new Sha256();
        digest.update(bytes(90));
        digest.reset();
        byte[] bytes = bytes(90);
        assertArrayEquals(javas().digest(bytes), digest.digest(bytes));
        assertEquals("SHA-256", digest.getAlgorithm());
        assertEquals(32, digest.getDigestLength());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static MessageDigest javas() throws Exception {
        return MessageDigest.getInstance("SHA-256");
    }
}

package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CappedFileTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private static byte[] expected(byte[] all, int head, int tail) {
        if (all.length <= head + tail) {
            return all;
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(Arrays.copyOf(all, head));
        kept.writeBytes(Arrays.copyOfRange(all, all.length - tail, all.length));
        return kept.toByteArray();
    }

    private static void check(Path path, StreamRecord record, byte[] expected, long total) throws Exception {
        assertEquals(total > 0, Files.exists(path));
        assertEquals(total > 0 ? path.getFileName().toString() : null, record.path());
        byte[] kept = total > 0 ? Files.readAllBytes(path) : new byte[0];
        assertArrayEquals(expected, kept);
        assertEquals(kept.length, record.bytes());
        assertEquals(total - kept.length, record.droppedBytes());
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(kept);
        assertEquals(HexFormat.of().formatHex(sum), record.sha256());
    }

    @Test
    public void keepsHeadAndTailWhateverTheSizesOfTheWrites() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int head = random.nextInt(50);
            int tail = random.nextInt(50);
            byte[] all = new byte[random.nextInt(400)];
            random.nextBytes(all);
            Path path = folder.getRoot().toPath().resolve("stream-" + round);
            CappedFile file = new CappedFile(
                    path.getParent(),
                    path.getFileName().toString(),
                    new OutputLimits(head, tail, 1000),
                    new OutputBudget(1000));
            for (int at = 0; at < all.length; ) {
                int size = Math.min(all.length - at, 1 + random.nextInt(120));
                file.write(all, at, size);
                at += size;
                assertTrue("seed " + seed + " round " + round, Files.size(path) <= head + tail);
            }
            file.close();
            try {
                check(path, file.record(), expected(all, head, tail), all.length);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
    }

    @Test
    public void aRingOfSeveralChunksIsPutInOrder() throws Exception {
        byte[] all = new byte[700_001];
        new Random(7).nextBytes(all);
        Path path = folder.getRoot().toPath().resolve("stream");
        CappedFile file = new CappedFile(
                path.getParent(),
                path.getFileName().toString(),
                new OutputLimits(1_000, 300_000, 1 << 20),
                new OutputBudget(1 << 20));
        for (int at = 0; at < all.length; at += 999) {
            file.write(all, at, Math.min(999, all.length - at));
        }
        file.close();
        check(path, file.record(), expected(all, 1_000, 300_000), all.length);
    }

    @Test
    public void theBudgetOfAllStreamsLimitsEachOfThem() throws IOException {
        OutputBudget budget = new OutputBudget(150);
        OutputLimits limits = new OutputLimits(60, 40, 150);
        byte[] all = new byte[500];
        long kept = 0;
        for (int i = 0; i < 3; i++) {
            CappedFile file = new CappedFile(folder.getRoot().toPath(), "s" + i, limits, budget);
            file.write(all, 0, all.length);
            file.close();
            StreamRecord record = file.record();
            assertEquals(all.length, record.bytes() + record.droppedBytes());
            kept += record.bytes();
        }
        assertEquals(150, kept);
    }
}

package io.jenkins.plugins.intent.secrets;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bits that nobody can guess. Straight from the system where it has them in a file: Java's own way there reads the
 * same file, and gets security providers ready first, which is a good part of the start of a small process.
 */
public final class RandomBits {
    private static final String SYSTEM = "/dev/urandom";
    /** Read at once: a stage takes a few. */
    private static final int AHEAD = 32;

    private static final long[] READ = new long[AHEAD];
    private static int left;

    private RandomBits() {}

    /** 64 of them. */
    public static synchronized long next() {
        if (left == 0 && !read()) {
            return Java.RANDOM.nextLong();
        }
        left--;
        long bits = READ[left];
        // Nobody finds them here again.
        READ[left] = 0;
        return bits;
    }

    private static boolean read() {
        byte[] bytes = new byte[AHEAD * Long.BYTES];
        try (FileInputStream file = new FileInputStream(SYSTEM)) {
            if (file.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        ByteBuffer.wrap(bytes).asLongBuffer().get(READ);
        Arrays.fill(bytes, (byte) 0);
        left = AHEAD;
        return true;
    }

    /** 32 of them in hex digits. */
    public static String shortText() {
        return HexFormat.of().toHexDigits((int) next());
    }

    /** 128 of them in hex digits. */
    public static String text() {
        return HexFormat.of().toHexDigits(next()) + HexFormat.of().toHexDigits(next());
    }

    private static final class Java {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}

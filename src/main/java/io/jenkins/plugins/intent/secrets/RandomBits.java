package io.jenkins.plugins.intent.secrets;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Bits that nobody can guess. Straight from the system where it has them in a file: Java's own way there reads the
 * same file, and gets security providers ready first, which is a good part of the start of a small process.
 */
public final class RandomBits {
    private static final String SYSTEM = "/dev/urandom";

    private RandomBits() {}

    /** 64 of them. */
    public static long next() {
        try (DataInputStream file = new DataInputStream(new FileInputStream(SYSTEM))) {
            return file.readLong();
        } catch (IOException e) {
            return Java.RANDOM.nextLong();
        }
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

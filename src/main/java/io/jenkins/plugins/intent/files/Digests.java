package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 sums in lower-case hex. */
public final class Digests {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Of no bytes at all: what most streams are. */
    public static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Where Java compiles with its quick compiler alone, as it is told to in processes that are over soon. */
    private static final boolean SHORT_LIVED =
            System.getProperty("java.vm.info", "").contains("emulated-client");

    private Digests() {}

    /** Of a file's content, read as a stream; a link is refused. */
    public static String sha256(Path file) throws IOException {
        long bytes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .size();
        if (bytes == 0) {
            return EMPTY;
        }
        MessageDigest digest = newSha256();
        byte[] buffer = new byte[(int) Math.min(bytes + 1, BUFFER_BYTES)];
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return hex(digest);
    }

    /** Of bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(newSha256().digest(bytes));
    }

    /** The sum of what was put in; the digest is fresh afterwards. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A fresh digest, for what comes in parts: a copy, since Java looks for who provides it each time. */
    public static MessageDigest newSha256() {
        if (SHORT_LIVED) {
            return new Sha256();
        }
        try {
            return (MessageDigest) Unused.SHA256.clone();
        } catch (CloneNotSupportedException e) {
            return provided();
        }
    }

    private static final class Unused {
        private static final MessageDigest SHA256 = provided();
    }

    private static MessageDigest provided() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}

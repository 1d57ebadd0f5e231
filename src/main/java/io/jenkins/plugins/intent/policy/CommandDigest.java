package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.files.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digest that binds a verdict to what runs. The books' side writes it into the job, the runner
 * computes it again from what it is about to start, and refuses when they differ. Every part is
 * prefixed with its length, so no two different commands share one encoding; variables are taken in
 * order of name, since their order means nothing to a process.
 */
public final class CommandDigest {
    private CommandDigest() {}

    /** SHA-256, lower-case hexadecimal, of program, arguments, directory and environment. */
    public static String of(CommandLine command) {
        MessageDigest digest = Digests.newSha256();
        add(digest, command.program());
        addCount(digest, command.args().size());
        command.args().forEach(argument -> add(digest, argument));
        add(digest, command.cwd().toString());
        Map<String, String> sorted = new TreeMap<>(command.env());
        addCount(digest, sorted.size());
        sorted.forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return Digests.hex(digest);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addCount(digest, bytes.length);
        digest.update(bytes);
    }

    private static void addCount(MessageDigest digest, int count) {
        digest.update((count + ":").getBytes(StandardCharsets.US_ASCII));
    }
}

package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.files.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /**
     * SHA-256, lower-case hexadecimal, of program, arguments, directory and environment. The directory
     * counts relative to the project's and with slashes, so that the two sides may be on machines that
     * spell paths differently.
     *
     * @param project directory that the command's is relative to, on this side
     */
    public static String of(CommandLine command, Path project) {
        MessageDigest digest = Digests.newSha256();
        add(digest, command.program());
        addCount(digest, command.args().size());
        for (String argument : command.args()) {
            add(digest, argument);
        }
        add(digest, relative(command.cwd(), project));
        Map<String, String> sorted = new TreeMap<>(command.env());
        addCount(digest, sorted.size());
        for (Map.Entry<String, String> variable : sorted.entrySet()) {
            add(digest, variable.getKey());
            add(digest, variable.getValue());
        }
        return Digests.hex(digest);
    }

    private static String relative(Path directory, Path project) {
        Path inside = directory.startsWith(project) ? project.relativize(directory) : directory;
        return inside.toString().replace('\\', '/');
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

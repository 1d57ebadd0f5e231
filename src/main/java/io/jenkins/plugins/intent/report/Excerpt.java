package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last lines of a file of captured output, for a person: bounded, and decoded as well as it goes. */
final class Excerpt {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_LINES = 30;
    private static final int MOST_LINE_CHARACTERS = 500;

    private Excerpt() {}

    /**
     * @param bundle directory of the bundle
     * @param path of the file in the bundle, separated by {@code /}
     * @return empty when there is nothing to show
     */
    static Optional<String> tail(Path bundle, String path) {
        String name = PathNames.ofCharacters(path);
        if (!PathNames.isSafe(name)) {
            return Optional.empty();
        }
        Path file = PathNames.resolve(bundle, name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return lastLines(new String(bytes, StandardCharsets.UTF_8), from > 0);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> lastLines(String text, boolean cutOff) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (cutOff && lines.size() > 1) {
            lines.remove(0);
        }
        boolean all = !cutOff && lines.size() <= MOST_LINES;
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        String shown = last.stream()
                .map(line ->
                        line.length() <= MOST_LINE_CHARACTERS ? line : line.substring(0, MOST_LINE_CHARACTERS) + " …")
                .collect(Collectors.joining("\n"));
        return shown.isBlank() ? Optional.empty() : Optional.of(all ? shown : "…\n" + shown);
    }
}

package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.files.FileTail;
import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last lines of a file of captured output, for a person: bounded, and decoded as well as it goes. */
public final class Excerpt {
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
        try {
            return shown(FileTail.of(file, MOST_BYTES, MOST_LINES));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The same of a file that is somewhere else, and only read from its beginning.
     *
     * @param length how long it is
     */
    public static Optional<String> tail(InputStream file, long length) throws IOException {
        return shown(FileTail.of(file, length, MOST_BYTES, MOST_LINES));
    }

    private static Optional<String> shown(FileTail tail) {
        String shown = tail.lines().stream()
                .map(line ->
                        line.length() <= MOST_LINE_CHARACTERS ? line : line.substring(0, MOST_LINE_CHARACTERS) + " …")
                .collect(Collectors.joining("\n"));
        return shown.isBlank() ? Optional.empty() : Optional.of(tail.whole() ? shown : "…\n" + shown);
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.json.Components;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One captured output stream.
 *
 * @param path file with the kept bytes, relative to the manifest; null when there is none, since no byte came
 * @param bytes size of that file
 * @param droppedBytes how many bytes of the middle were left out to stay under the cap
 * @param sha256 of that file, lower-case hex; null, in events only, while a background child still
 *     holds the stream open
 */
public record StreamRecord(String path, long bytes, long droppedBytes, String sha256) implements Components {
    /** Whether there is something to read of a stream; there is nothing of one that is null, as nothing was started. */
    public static boolean isKept(StreamRecord stream) {
        return stream != null && stream.path != null && stream.bytes > 0;
    }

    /**
     * Its file, below the directory of its manifest.
     *
     * @return empty when there is none, also when the path leads elsewhere: somebody else wrote that
     */
    public Optional<Path> file(Path manifest) {
        String name = path == null ? "" : PathNames.ofCharacters(path);
        return PathNames.isSafe(name)
                ? Optional.of(PathNames.resolve(manifest.resolveSibling(""), name))
                : Optional.empty();
    }

    /** Written out: what tells records apart is else code that Java makes up at the first use, for 20 ms. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StreamRecord that
                && Objects.equals(path, that.path)
                && bytes == that.bytes
                && droppedBytes == that.droppedBytes
                && Objects.equals(sha256, that.sha256);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(path) + Objects.hashCode(sha256);
    }

    @Override
    public Object[] components() {
        return new Object[] {path, bytes, droppedBytes, sha256};
    }
}

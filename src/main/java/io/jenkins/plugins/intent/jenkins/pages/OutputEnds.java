package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.report.Excerpt;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The last lines of what commands wrote, for those who may see artifacts. What a command wrote never
 * changes, so each is read once while memory allows.
 */
final class OutputEnds {
    private static final Logger LOGGER = Logger.getLogger(OutputEnds.class.getName());

    private final BundleFiles files;
    private final BooleanSupplier permitted;
    private final Map<String, SoftReference<String>> read = new ConcurrentHashMap<>();

    /** @param permitted whether the reader may see artifacts */
    OutputEnds(BundleFiles files, BooleanSupplier permitted) {
        this.files = files;
        this.permitted = permitted;
    }

    /**
     * Empty when there is nothing to show, or the reader may not see it.
     *
     * @param attempt path of the attempt in the bundle, with a slash at its end
     */
    Optional<String> of(String attempt, StreamRecord stream) {
        if (!StreamRecord.isKept(stream) || !permitted.getAsBoolean()) {
            return Optional.empty();
        }
        String path = attempt + stream.path();
        if (!PathNames.isSafe(PathNames.ofCharacters(path))) {
            return Optional.empty();
        }
        SoftReference<String> remembered = read.get(path);
        String known = remembered == null ? null : remembered.get();
        return known != null ? Optional.of(known) : read(path);
    }

    private Optional<String> read(String path) {
        try {
            Optional<String> end =
                    Optional.ofNullable(files.read(path, Excerpt::tail)).flatMap(any -> any);
            end.ifPresent(text -> read.put(path, new SoftReference<>(text)));
            return end;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> path + " cannot be read");
            return Optional.empty();
        }
    }
}

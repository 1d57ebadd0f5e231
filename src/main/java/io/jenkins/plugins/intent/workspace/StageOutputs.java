package io.jenkins.plugins.intent.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The output files of one stage: a directory that holds them under their project paths, and the list
 * of what they are. Immutable.
 *
 * @param stage the stage's id
 * @param directory holds the files
 * @param files sorted by path
 * @param unmatched patterns that matched no file
 * @param notes what was left out and why, one sentence each
 */
public record StageOutputs(
        String stage, Path directory, List<OutputFile> files, List<String> unmatched, List<String> notes) {
    private static final int MOST_NAMED = 5;

    public StageOutputs {
        files = List.copyOf(files);
        unmatched = List.copyOf(unmatched);
        notes = List.copyOf(notes);
    }

    /** The form in {@code outputs.json}; the directory is not part of it, since bundles are moved around. */
    private record Listing(
            int schemaVersion, String stage, List<OutputFile> files, List<String> unmatched, List<String> notes) {}

    /** Says which declared outputs are missing; empty when every pattern matched something. */
    public Optional<String> missing() {
        if (unmatched.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder missing = new StringBuilder(
                "outputs of stage \"" + stage + "\" matched no file: " + String.join(", ", unmatched));
        notes.stream()
                .filter(note -> unmatched.stream().anyMatch(pattern -> note.startsWith(pattern + " ")))
                .forEach(note -> missing.append("; ").append(note));
        return Optional.of(missing.toString());
    }

    /** What people should know of these files, each in a line; secrets in names are masked, and nothing in a name is obeyed. */
    public List<String> warnings(Redactor redactor) {
        List<String> warnings = new ArrayList<>();
        List<OutputFile> old = files.stream().filter(OutputFile::old).toList();
        if (!old.isEmpty()) {
            warnings.add("outputs that were there before, and that the stage did not write: "
                    + some(old.stream()
                            .map(file -> redactor.mask(file.path()) + " of " + Instant.ofEpochMilli(file.modifiedMs()))
                            .toList()));
        }
        List<OutputFile> telling =
                files.stream().filter(OutputFile::holdsSecret).toList();
        if (!telling.isEmpty()) {
            warnings.add("outputs that hold the value of a secret, and are kept as they are: "
                    + some(telling.stream()
                            .map(file -> redactor.mask(file.path()))
                            .toList()));
        }
        return warnings;
    }

    private static String some(List<String> names) {
        String first = VisibleText.line(String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))));
        return names.size() <= MOST_NAMED ? first : first + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** Writes the list, whole or not at all. */
    public void write(Path list) throws IOException {
        AtomicFiles.write(list, RecordJson.indented(new Listing(1, stage, files, unmatched, notes)));
    }

    /** Reads what {@link #write} wrote; the files themselves lie in {@code directory}. */
    public static StageOutputs read(Path list, Path directory) throws IOException {
        return of(RecordJson.read(list, Listing.class), directory);
    }

    /** The same of what was read already. */
    public static StageOutputs read(byte[] list, Path directory) throws JsonProcessingException {
        return of(RecordJson.read(list, Listing.class), directory);
    }

    private static StageOutputs of(Listing read, Path directory) {
        return new StageOutputs(read.stage(), directory, read.files(), read.unmatched(), read.notes());
    }

    /**
     * The list comes from where the stage ran, which is not trusted; the stage's id becomes the name of a directory
     * wherever the files are sent.
     *
     * @throws IOException when it is of another stage, or names what is no file below the directory
     */
    public void requireOf(String id) throws IOException {
        if (!id.equals(stage)) {
            throw new IOException("the list of outputs says that it is of the stage \"" + stage + "\"");
        }
        for (OutputFile file : files) {
            if (file.path() == null || !PathNames.isSafe(PathNames.ofCharacters(file.path()))) {
                throw new IOException("the list of outputs names \"" + file.path() + "\", which is no file below them");
            }
        }
    }

    /** The same files at another place. */
    public StageOutputs at(Path elsewhere) {
        return new StageOutputs(stage, elsewhere, files, unmatched, notes);
    }
}

package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Problem;
import java.util.List;
import java.util.Optional;

/**
 * An intent together with the document it came from. Immutable.
 *
 * @param intent the checked intent, as written: {@code ${NAME}} is not replaced yet, see {@link Variables}
 * @param source the document, for its bytes and for lines and columns of later problems
 * @param warnings what a stage may say but probably does not mean, in the document's order
 * @param overlaps that stages can run at once in one directory: one warning for all of them, if any do
 */
public record IntentDocument(Intent intent, Document source, List<Problem> warnings, List<Problem> overlaps) {
    public IntentDocument {
        warnings = List.copyOf(warnings);
        overlaps = List.copyOf(overlaps);
    }

    /** Name of the document as the user gave it. */
    public String file() {
        return source.file();
    }

    /** Ids of the stages that an id of the document stands for: more than one when it has a matrix. */
    public List<String> stagesNamed(String id) {
        return MatrixExpansion.ids(source.root()).getOrDefault(id, List.of(id));
    }

    /** SHA-256 of the document's bytes, lower-case hex; worked out when asked for, as who only checks never asks. */
    public String sha256() {
        return Digests.sha256(source.content());
    }

    /** A copy of the bytes as read. */
    public byte[] content() {
        return source.content();
    }

    /** A problem with the value at a JSON pointer, with line and column. */
    public Problem problem(String pointer, String message, Optional<String> hint) {
        return source.problem(pointer, message, hint);
    }
}

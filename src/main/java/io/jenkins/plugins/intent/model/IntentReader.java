package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.DocumentReader;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads intents: text, schema, then what a schema cannot say (unique ids, edges that name stages, no
 * cycle, paths inside the project, variables). Either everything holds, or every problem is reported
 * at once. Does not look at the machine by itself: whether paths exist and variables are set is asked by
 * checks that the caller adds.
 */
public final class IntentReader {
    /** Class-path name of the JSON Schema, which {@code intent schema} prints. */
    public static final String SCHEMA = "/io/jenkins/plugins/intent/model/intent.schema.json";

    private static final List<Check> OWN_CHECKS = List.of(
            new ParameterChecks(),
            new StageChecks(),
            new MatrixChecks(),
            new CommandChecks(),
            new ConditionChecks(),
            new GraphChecks(),
            new PathChecks(),
            new VariableChecks());

    /** Compiled once, when the first intent is read. */
    private static final class Reader {
        static final DocumentReader DOCUMENTS =
                DocumentReader.forSchema(SCHEMA, "see `intent schema`", MatrixExpansion::written);
    }

    private IntentReader() {}

    /** Reads what the first intent is checked with, which {@link #read} does otherwise. */
    public static void getReady() {
        Objects.requireNonNull(Reader.DOCUMENTS);
    }

    /**
     * Reads an intent.
     *
     * @param file what messages call it
     * @param content its bytes, as stored
     * @param surroundings what else must hold where it is to run, such as {@link Variables#check}
     * @throws InvalidDocumentException with everything that is wrong
     */
    public static IntentDocument read(String file, byte[] content, Check... surroundings)
            throws InvalidDocumentException {
        Check[] checks =
                Stream.concat(OWN_CHECKS.stream(), Stream.of(surroundings)).toArray(Check[]::new);
        Document document = Reader.DOCUMENTS.read(file, content, checks);
        Intent intent = IntentBinder.bind(MatrixExpansion.of(document.root()));
        Problems warnings = new Problems();
        Problems overlaps = new Problems();
        Warnings.collect(intent, warnings);
        SharedOverlaps.collect(intent.workflow(), overlaps);
        return new IntentDocument(intent, document, document.place(warnings), document.place(overlaps));
    }

    /** As {@link #read(String, byte[], Check...)}; a file that cannot be read is a problem like any other. */
    public static IntentDocument read(String name, Path file, Check... surroundings) throws InvalidDocumentException {
        return read(name, DocumentReader.bytes(name, file), surroundings);
    }
}

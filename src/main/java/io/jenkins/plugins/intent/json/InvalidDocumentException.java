package io.jenkins.plugins.intent.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document that a user wrote is wrong. Carries every problem, not the first only. It is a user's
 * mistake: whoever shows it prints {@link #getMessage()} and no stack trace.
 */
public final class InvalidDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient Optional<Document> document;

    public InvalidDocumentException(List<Problem> problems) {
        this(problems, Optional.empty());
    }

    InvalidDocumentException(List<Problem> problems, Optional<Document> document) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
        this.document = document;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The document, when it is well-formed and the problems are all it has, so that its sound parts are known. */
    public Optional<Document> document() {
        return document;
    }
}

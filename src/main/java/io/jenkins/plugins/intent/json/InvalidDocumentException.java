package io.jenkins.plugins.intent.json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that a user wrote is wrong. Carries every problem, not the first only. It is a user's
 * mistake: whoever shows it prints {@link #getMessage()} and no stack trace.
 */
public final class InvalidDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidDocumentException(List<Problem> problems) {
        super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

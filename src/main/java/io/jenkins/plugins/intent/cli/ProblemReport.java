package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.json.Problem;
import java.util.List;
import java.util.Optional;

/** A problem as {@code --json} shows it. */
record ProblemReport(String file, String pointer, int line, int column, String message, String hint) {
    static List<ProblemReport> of(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new ProblemReport(
                        problem.file(),
                        problem.pointer(),
                        problem.line(),
                        problem.column(),
                        problem.message(),
                        problem.hint().orElse(null)))
                .toList();
    }

    /** As {@link Problem#text()}. */
    String text() {
        return new Problem(file, pointer, line, column, message, Optional.ofNullable(hint)).text();
    }
}

package io.jenkins.plugins.intent.json;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing wrong with a document, in the form every reader of documents uses (intents, policies,
 * settings), so that people see one shape of message.
 *
 * @param file name of the document as the user gave it
 * @param pointer JSON pointer of the value, "" for the whole document
 * @param line 1-based line, 0 when unknown
 * @param column 1-based column, 0 when unknown
 * @param message what is wrong and what was expected, one sentence
 * @param hint what to do, such as a close name
 */
public record Problem(String file, String pointer, int line, int column, String message, Optional<String> hint) {
    /** Put together by hand: Java makes code for the parts of a comparator at every start. */
    static final Comparator<Problem> IN_DOCUMENT_ORDER =
            (a, b) -> a.line != b.line ? Integer.compare(a.line, b.line) : Integer.compare(a.column, b.column);

    /** {@code file:line:column: /pointer: message (hint)}. */
    public String text() {
        StringBuilder text = new StringBuilder(Quote.printable(file, 400));
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!pointer.isEmpty()) {
            text.append(Quote.printable(pointer, 400)).append(": ");
        }
        text.append(message);
        hint.ifPresent(h -> text.append(" (").append(h).append(')'));
        return text.toString();
    }
}

package io.jenkins.plugins.intent.model;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Where a command's input comes from and where its output goes besides into the evidence. Files are
 * relative to the command's directory.
 *
 * @param stdinFrom a file that it reads
 * @param stdinText a text that it reads
 * @param stdoutTo a file that gets its standard output
 * @param stderrTo a file that gets its standard error
 * @param append whether these files keep what they have
 * @param capture the variable that gets its standard output
 */
public record Streams(
        Optional<String> stdinFrom,
        Optional<String> stdinText,
        Optional<String> stdoutTo,
        Optional<String> stderrTo,
        boolean append,
        Optional<String> capture) {
    /** No input, and output only into the evidence. */
    public static final Streams PLAIN = new Streams(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    /** Whether there is nothing to it. Said by hand: comparing records needs code that Java makes up at the first use. */
    public boolean isPlain() {
        return stdinFrom.isEmpty()
                && stdinText.isEmpty()
                && stdoutTo.isEmpty()
                && stderrTo.isEmpty()
                && !append
                && capture.isEmpty();
    }

    /** The same with complete texts, given the names of their fields and what is written there. */
    Streams completed(BinaryOperator<String> text) {
        return new Streams(
                stdinFrom.map(written -> text.apply("stdin_from", written)),
                stdinText.map(written -> text.apply("stdin_text", written)),
                stdoutTo.map(written -> text.apply("stdout_to", written)),
                stderrTo.map(written -> text.apply("stderr_to", written)),
                append,
                capture);
    }

    /** The same with other texts. */
    Streams withTexts(UnaryOperator<String> text) {
        return new Streams(
                stdinFrom.map(text), stdinText.map(text), stdoutTo.map(text), stderrTo.map(text), append, capture);
    }
}

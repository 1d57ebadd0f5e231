package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.text.ConsoleMode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is shown of a run while it goes. */
final class ShowOptions {
    /** The words of the option. */
    static final class Modes implements ITypeConverter<ConsoleMode> {
        @Override
        public ConsoleMode convert(String word) {
            return ConsoleMode.named(word.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new TypeConversionException("expected stream, tail or quiet, found " + word));
        }
    }

    /** What the completion script offers. */
    static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Words() {
            super(Stream.of(ConsoleMode.values()).map(ConsoleMode::text).toList());
        }
    }

    @Option(
            names = "--output",
            paramLabel = "HOW",
            converter = Modes.class,
            completionCandidates = Words.class,
            description = "What is shown of the commands' output: `stream` every line as it comes, `tail` the last"
                    + " lines of each command, `quiet` only those of what failed (default: `stream`; on a terminal a"
                    + " picture of the run, and the output after it when that is little).")
    private ConsoleMode output;

    Optional<ConsoleMode> output() {
        return Optional.ofNullable(output);
    }
}

package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.engine.RunListener;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.text.ConsoleMode;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Shows a run while it goes. */
public interface Progress extends RunListener, AutoCloseable {
    /** Shows nothing: for {@code --json}. */
    Progress NONE = new Progress() {};

    /**
     * On a terminal, in place.
     *
     * @param howToRead the command that shows all output, named when the run printed more than a few
     *     lines; empty when no output is wanted at all
     * @param unicode whether more than ASCII can be shown
     * @param commands how many commands each stage has
     */
    static Progress onTerminal(
            PrintStream out, Style style, boolean unicode, Map<String, Integer> commands, Optional<String> howToRead) {
        Progress picture = new LiveScreen(
                out,
                style,
                Symbols.of(unicode),
                commands,
                TimeSource.system(),
                TerminalSize::ask,
                LiveScreen.Painting.AS_TIME_GOES);
        return howToRead
                .<Progress>map(how -> new BriefOutput(picture, out, style, how))
                .orElse(picture);
    }

    /**
     * Line by line, for pipes and logs.
     *
     * @param commands how many commands each stage has
     * @param mode how much of the commands' output is shown
     */
    static Progress inLines(PrintStream out, Style style, Map<String, Integer> commands, ConsoleMode mode) {
        return new PlainLines(out, style, commands, mode);
    }

    /** The run as it stands before work on it starts. */
    default void begin(RunView view) {}

    /** The last word on the run has been heard. */
    @Override
    default void close() {}
}

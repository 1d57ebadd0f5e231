package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.exec.process.ShellWord;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The order that starts one process, as text for a shell. */
final class CommandOrder {
    /** These two have other values where the process runs, and shells know them. */
    private static final String DIRECTORY = "PWD";

    private static final String PROJECT = "INTENT_PROJECT";

    /** What Linux takes, less the zero at the end. */
    private static final int LONGEST_ARGUMENT_BYTES = (128 << 10) - 1;

    private final Launch launch;
    private final StringBuilder exports = new StringBuilder();
    private final StringBuilder passed = new StringBuilder();

    private CommandOrder(Launch launch) {
        this.launch = launch;
    }

    /**
     * @param directory where it starts, relative to the directory of the hands
     * @param streams what it reads from and writes to
     * @throws CannotStartException when no system could start that
     */
    static String of(Launch launch, String directory, Streams streams) throws CannotStartException {
        CommandOrder order = new CommandOrder(launch);
        order.checkWords();
        for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
            order.variable(variable.getKey(), variable.getValue());
        }
        return order.text(directory, streams);
    }

    private void checkWords() throws CannotStartException {
        check(launch.program());
        for (String argument : launch.args()) {
            check(argument);
        }
    }

    private void check(String text) throws CannotStartException {
        if (text.indexOf('\0') >= 0) {
            throw CannotStartException.of(launch.program(), "an argument or a variable has a NUL in it");
        }
        if (text.length() > LONGEST_ARGUMENT_BYTES / 3
                && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_ARGUMENT_BYTES) {
            throw CannotStartException.of(launch.program(), "argument list too long");
        }
    }

    private void variable(String name, String value) throws CannotStartException {
        check(name + "=" + value);
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw CannotStartException.of(launch.program(), "`" + name + "` is no name of a variable");
        }
        if (name.equals(PROJECT)) {
            export(name, "\"$_iroot\"");
        } else if (name.equals(MarkVariables.OF_JOBS)) {
            export(name, "\"${" + name + ":+$" + name + ":}\"" + ShellWord.of(value));
        } else if (ShellWord.canExport(name)) {
            export(name, ShellWord.of(value));
        } else if (!name.equals(DIRECTORY)) {
            passed.append(ShellWord.of(name + "=" + value)).append(' ');
        }
    }

    private void export(String name, String value) {
        exports.append("export ").append(name).append('=').append(value).append('\n');
    }

    private String text(String directory, Streams streams) {
        StringBuilder text = new StringBuilder("streams ");
        text.append(ShellWord.of(streams.in()))
                .append(' ')
                .append(streams.out())
                .append(' ')
                .append(streams.err())
                .append(' ')
                .append(streams.began());
        text.append("\nenter ").append(ShellWord.of(directory));
        // Some shells have remarks on values, and they do not belong into the command's own output.
        text.append("\n{ :\n").append(exports).append("} 2>/dev/null\n");
        text.append("look ").append(ShellWord.of(launch.program())).append("\nstart ");
        if (passed.length() > 0) {
            text.append("env ").append(passed);
        }
        text.append("\"$_ifile\"");
        launch.args().forEach(argument -> text.append(' ').append(ShellWord.of(argument)));
        return text.toString();
    }
}

package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Util;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.jenkins.Messages;
import io.jenkins.plugins.intent.jenkins.runs.CommandState;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.text.CommandText;

/**
 * A command on the page.
 *
 * @param number from 1
 * @param name display name; null when the line says it
 * @param line program and arguments for people to read, secrets masked
 * @param look how it stands
 * @param result exit code or error; null when there is neither
 * @param millis how long it took, or takes; null when it never began
 * @param stdout link to its standard output; null when there is none
 * @param stderr link to its standard error; null when there is none
 * @param log address of what it prints while it runs, relative to Jenkins; null when it does not run
 */
public record CommandRow(
        int number,
        String name,
        String line,
        StatusLook look,
        String result,
        Long millis,
        OutputLink stdout,
        OutputLink stderr,
        String log) {
    /** Whoever approves must see what; but no page should drown in one argument. */
    private static final int MOST_CHARACTERS = 8_000;

    /** One that has ended, or never will begin. */
    static CommandRow of(CommandRecord command, String directory) {
        return new CommandRow(
                command.index() + 1,
                name(command.name(), command.program()),
                command.line(MOST_CHARACTERS),
                StatusLook.of(command.status()),
                result(command),
                command.startedMs() == 0 ? null : command.endedMs() - command.startedMs(),
                OutputLink.of(command.stdout(), directory),
                OutputLink.of(command.stderr(), directory),
                null);
    }

    /**
     * One of a block that has no result yet, as it is written in the intent.
     *
     * @param state as far as it is known; null before the command begins
     * @param nowMs epoch milliseconds
     * @param log address of the log that has what it prints; null when none has
     */
    static CommandRow of(Command command, int number, CommandState state, long nowMs, String log) {
        String name = name(command.displayName(), command.program());
        int most = MOST_CHARACTERS / command.processes().size();
        String line = String.join(
                " | ",
                command.processes().stream()
                        .map(process -> CommandText.of(process.program(), process.args(), most))
                        .toList());
        if (state == null) {
            return new CommandRow(number, name, line, StatusLook.notBegun(), null, null, null, null, null);
        }
        return new CommandRow(
                number,
                name,
                line,
                state.status() == null ? StatusLook.running() : StatusLook.of(state.status()),
                state.exitCode() == null ? null : exitCode(state.exitCode()),
                (state.endedMs() == 0 ? nowMs : state.endedMs()) - state.startedMs(),
                null,
                null,
                log);
    }

    private static String name(String name, String program) {
        return name.equals(program) ? null : name;
    }

    /** Of a pipe that failed the code is that of its last process, which may have ended well. */
    private static String result(CommandRecord command) {
        boolean misleads = command.status() == CommandStatus.FAILED
                && Integer.valueOf(0).equals(command.exitCode())
                && command.error() != null;
        return command.exitCode() == null || misleads ? command.error() : exitCode(command.exitCode());
    }

    private static String exitCode(int code) {
        return Messages.text("CommandRow.exit_code", code);
    }

    /** For people; empty when it never began. */
    public String duration() {
        return millis == null ? "" : Util.getTimeSpanString(millis);
    }
}

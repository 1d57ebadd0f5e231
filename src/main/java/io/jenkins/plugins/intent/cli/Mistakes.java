package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.ledger.LedgerException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in plain words what went wrong, and with which exit code. With {@code --json} the same is the
 * one document on standard output, so that a script always finds one.
 */
final class Mistakes implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    /** Standard output of a failed call with {@code --json}. */
    record Failure(int schemaVersion, int exitCode, String error, List<ProblemReport> problems) {}

    /** What the parser says of a value without an equals sign. */
    private static final String NO_PAIR =
            "(?s)^Value for option option '([^']*)' \\((.*?)\\) should be in KEY=VALUE format but was (.*)$";

    private final Host host;

    Mistakes(Host host) {
        this.host = host;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        boolean json = command.getParseResult().hasMatchedOption(OutputOptions.JSON);
        return said(e, json, command.getCommandSpec().qualifiedName());
    }

    /**
     * Says what went wrong while a subcommand was carried out.
     *
     * @param name of the subcommand, complete
     * @return the exit code
     */
    int said(Exception e, boolean json, String name) {
        if (e instanceof WrongCallException) {
            return say(json, ExitCode.USAGE, wrongCall(e.getMessage(), name), List.of());
        }
        if (e instanceof InvalidDocumentException invalid) {
            return say(json, ExitCode.USAGE, invalid.getMessage(), invalid.problems());
        }
        if (e instanceof UsageException) {
            return say(json, ExitCode.USAGE, "intent: " + e.getMessage(), List.of());
        }
        if (e instanceof LedgerException) {
            return say(json, ExitCode.STATE, "intent: " + e.getMessage(), List.of());
        }
        if (e instanceof IOException io) {
            return say(json, ExitCode.STATE, "intent: " + IoErrors.sentence(io), List.of());
        }
        return say(json, ExitCode.FAILED, "intent: " + FaultLog.keep(e), List.of());
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String message = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : e.getMessage()
                        .replace("is not an int", "is not a whole number")
                        .replaceFirst(NO_PAIR, "$1 wants $2, found '$3'");
        boolean json = Arrays.asList(args).contains(OutputOptions.JSON);
        return say(
                json,
                ExitCode.USAGE,
                wrongCall(message, command.getCommandSpec().qualifiedName()),
                List.of());
    }

    private static String wrongCall(String message, String name) {
        return "intent: " + message + "\nTry: " + name + " --help";
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String typed = e.getUnmatched().get(0);
        String first = "'" + Quote.printable(typed) + "'";
        // Of what picocli suggests, much has little to do with what was typed.
        String close = CloseNames.closest(typed.replaceFirst("(?s)=.*", ""), e.getSuggestions())
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        if (e.isUnknownOption()) {
            return "there is no option " + first + close;
        }
        return e.getCommandLine().getSubcommands().isEmpty()
                ? first + " is one argument too many"
                : "there is no subcommand " + first + close;
    }

    private int say(boolean json, int code, String message, List<Problem> problems) {
        host.err().println(message);
        if (json) {
            new OutputOptions().printJson(host, new Failure(1, code, message, ProblemReport.of(problems)));
        }
        return code;
    }
}

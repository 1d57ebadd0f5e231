package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.Errors;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.LedgerException;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Says in plain words what went wrong, and with which exit code. */
final class Mistakes implements CommandLine.IExecutionExceptionHandler {
    private static final Logger LOGGER = Logger.getLogger(Mistakes.class.getName());

    private final Host host;

    Mistakes(Host host) {
        this.host = host;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
        if (e instanceof InvalidDocumentException || e instanceof UsageException) {
            return say(e.getMessage(), ExitCode.USAGE);
        }
        if (e instanceof LedgerException) {
            return say(e.getMessage(), ExitCode.STATE);
        }
        if (e instanceof IOException io) {
            return say(Errors.sentence(io), ExitCode.STATE);
        }
        LOGGER.log(Level.SEVERE, "this is a fault of intent itself", e);
        return say("this is a fault of intent itself, please report it: " + e, ExitCode.STATE);
    }

    private int say(String message, int code) {
        host.err().println("intent: " + message);
        return code;
    }
}

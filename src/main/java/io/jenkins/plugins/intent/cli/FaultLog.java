package io.jenkins.plugins.intent.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the stack trace of a fault of our own in a file, and gives people one line. */
final class FaultLog {
    private FaultLog() {}

    /** One line for the user that names the file. */
    static String keep(Exception e) {
        String what = "this is a fault of intent itself (" + e + "); please report it";
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        try {
            Path log = Files.createTempFile("intent-fault-", ".log");
            Files.writeString(log, trace.toString());
            return what + " with " + log;
        } catch (IOException unwritable) {
            return what;
        }
    }
}

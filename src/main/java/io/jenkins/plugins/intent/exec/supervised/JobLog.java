package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What goes wrong with a supervisor's own work on one job, for people. Several jobs run in one process, so
 * each has its words in its own directory, with its secrets masked. There are hardly ever any, so the file
 * is opened for each. Safe for use by many threads.
 */
record JobLog(Path file, Redactor redactor) {
    /** A sentence. What cannot be written is lost. */
    void say(String sentence) {
        write(sentence + "\n");
    }

    /** A fault of our own. */
    void fault(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        write(trace.toString());
    }

    private void write(String text) {
        try {
            Files.writeString(
                    file,
                    redactor.mask(text),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException nobodyCanBeTold) {
            System.getLogger(JobLog.class.getName())
                    .log(System.Logger.Level.DEBUG, "the log of a job cannot be written", nobodyCanBeTold);
        }
    }
}

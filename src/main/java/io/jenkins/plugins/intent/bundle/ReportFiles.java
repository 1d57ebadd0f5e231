package io.jenkins.plugins.intent.bundle;

import java.io.IOException;

/** The files of a {@link Report}. */
@FunctionalInterface
public interface ReportFiles {
    /** Keeps one, whole or not at all, in place of any other with its name. */
    void write(String name, byte[] content) throws IOException;
}

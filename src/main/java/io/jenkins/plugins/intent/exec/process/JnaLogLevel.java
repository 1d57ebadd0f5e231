package io.jenkins.plugins.intent.exec.process;

/** The levels that JNA logs at, under the names of {@code java.util.logging.Level}; see {@link JnaLog}. */
public enum JnaLogLevel {
    FINER,
    FINE,
    INFO,
    WARNING,
    SEVERE;

    /** As without any configuration of Java's logging. */
    boolean isSaid() {
        return compareTo(INFO) >= 0;
    }
}

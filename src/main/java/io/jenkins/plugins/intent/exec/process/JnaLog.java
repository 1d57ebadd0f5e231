package io.jenkins.plugins.intent.exec.process;

/**
 * What JNA logs with in the jar of the command line, in place of {@code java.util.logging.Logger}: the build puts this
 * name there. Getting Java's own logging ready takes longer than all the rest of JNA, which has something to say only
 * when something is wrong; that goes to the standard error stream, as it does by Java's.
 */
public final class JnaLog {
    private final String name;

    private JnaLog(String name) {
        this.name = name;
    }

    public static JnaLog getLogger(String name) {
        return new JnaLog(name);
    }

    public boolean isLoggable(JnaLogLevel level) {
        return level.isSaid();
    }

    public void log(JnaLogLevel level, String message) {
        if (isLoggable(level)) {
            System.err.println(level + ": " + message + " [" + name + "]");
        }
    }

    public void log(JnaLogLevel level, String message, Throwable cause) {
        log(level, message + ": " + cause);
    }

    public void log(JnaLogLevel level, String message, Object value) {
        log(level, message, new Object[] {value});
    }

    /** @param message has {@code {0}} and so on where the values belong */
    public void log(JnaLogLevel level, String message, Object[] values) {
        if (!isLoggable(level)) {
            return;
        }
        String text = message;
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        log(level, text);
    }
}

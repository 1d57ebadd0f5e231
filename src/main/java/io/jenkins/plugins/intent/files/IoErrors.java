package io.jenkins.plugins.intent.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says an input or output error the way a person would: the operating system's reason without Java's
 * wrapping, since Java's own messages are often just a path. The only place that does.
 */
public final class IoErrors {
    /** {@code Cannot run program "x" (in directory "y"): error=2, No such file or directory}. */
    private static final Pattern START = Pattern.compile(".*error=\\d+, (.*)", Pattern.DOTALL);

    /** The same since Java 25: {@code …: Exec failed, error: 2 (No such file or directory) }. */
    private static final Pattern EXEC = Pattern.compile(".*error: \\d+ \\((.*)\\)\\s*", Pattern.DOTALL);

    /** {@code journal.jsonl (Permission denied)}, as Java's older ways to open a file say it. */
    private static final Pattern OPENED = Pattern.compile("(.*) \\(([^()]*)\\)", Pattern.DOTALL);

    /** {@code java.io.IOException: No space left on device}, as of a failure that came over a connection. */
    private static final Pattern SENT = Pattern.compile("(?:\\w+\\.)+\\w+Exception: (.*)", Pattern.DOTALL);

    private IoErrors() {}

    /** In lower case, as after a colon: "no such file or directory". */
    public static String reason(IOException cause) {
        if (cause instanceof FileSystemException file) {
            return file.getReason() == null ? reason(file) : lowerFirst(file.getReason());
        }
        String message = message(cause);
        if (message == null) {
            return nameless(cause);
        }
        Matcher opened = OPENED.matcher(message);
        if (cause instanceof FileNotFoundException && opened.matches()) {
            return lowerFirst(opened.group(2));
        }
        for (Pattern pattern : List.of(START, EXEC, SENT)) {
            Matcher wrapped = pattern.matcher(message);
            if (wrapped.matches()) {
                return lowerFirst(wrapped.group(1));
            }
        }
        return lowerFirst(message) + below(cause);
    }

    /** With the file, where the exception names one: "out/x: permission denied". */
    public static String sentence(IOException cause) {
        if (cause instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + ": " + reason(cause);
        }
        if (cause instanceof FileNotFoundException && cause.getMessage() != null) {
            Matcher opened = OPENED.matcher(cause.getMessage());
            return opened.matches() ? opened.group(1) + ": " + reason(cause) : cause.getMessage();
        }
        return cause.getMessage() == null ? nameless(cause) : message(cause) + below(cause);
    }

    /** Without the source that the reader of JSON adds on a line of its own. */
    private static String message(IOException cause) {
        return cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
    }

    private static String nameless(IOException failure) {
        return failure.getCause() instanceof IOException cause
                ? sentence(cause)
                : failure.getClass().getSimpleName();
    }

    /**
     * What the message of an exception leaves to its cause: who copies files over a connection says only that
     * this failed, as in "Failed to extract x" and "Pipe is already closed", where the disk is full.
     */
    private static String below(IOException failure) {
        if (failure.getClass() != IOException.class || !(failure.getCause() instanceof IOException cause)) {
            return "";
        }
        if (cause.getMessage() == null && cause.getCause() == null) {
            return "";
        }
        String reason = reason(cause);
        boolean said = failure.getMessage().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT));
        return said ? "" : ": " + reason;
    }

    /** The same failure with the file that it is about, where the system's own words are all there is to it. */
    public static IOException about(Path file, IOException cause) {
        if (cause.getClass() != IOException.class) {
            return cause;
        }
        IOException named = new FileSystemException(file.toString(), null, reason(cause));
        named.initCause(cause);
        return named;
    }

    /** Of one that says what it is by its class only. */
    private static String reason(FileSystemException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "is there already";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        return cause.getClass().getSimpleName();
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

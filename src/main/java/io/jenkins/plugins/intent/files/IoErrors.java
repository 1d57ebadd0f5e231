package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operating system's reason out of an exception, without Java's wrapping. */
public final class IoErrors {
    /** {@code Cannot run program "x" (in directory "y"): error=2, No such file or directory}. */
    private static final Pattern START = Pattern.compile(".*error=\\d+, (.*)", Pattern.DOTALL);

    /** The same since Java 25: {@code …: Exec failed, error: 2 (No such file or directory) }. */
    private static final Pattern EXEC = Pattern.compile(".*error: \\d+ \\((.*)\\)\\s*", Pattern.DOTALL);

    private IoErrors() {}

    /** In lower case, as after a colon: "no such file or directory". */
    public static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return lowerFirst(file.getReason());
        }
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        for (Pattern pattern : List.of(START, EXEC)) {
            Matcher wrapped = pattern.matcher(message);
            if (wrapped.matches()) {
                return lowerFirst(wrapped.group(1));
            }
        }
        return lowerFirst(message);
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

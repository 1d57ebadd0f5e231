package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.secrets.Redactor;

/** Names of a command's output files, relative to the manifest. */
public final class OutputFiles {
    /** Where they lie, in the directory of an attempt. */
    public static final String DIRECTORY = "commands";

    /** Where those of services lie. */
    public static final String SERVICES = "services";

    /** Standard output, of the last process of a pipe. */
    public static final String STDOUT = "stdout";

    /** Standard error, of the last process of a pipe. */
    public static final String STDERR = "stderr";

    /** How the file of a stream ends. */
    public static final String SUFFIX = ".log";

    private static final int LONGEST_NAME = 60;
    private static final int LEAST_DIGITS = 2;

    private OutputFiles() {}

    /** {@code commands/007-package}: sorts as the block runs, safe on every file system, no secrets. */
    public static String directory(int index, int count, String name, Redactor redactor) {
        return directory(DIRECTORY, index, count, name, redactor);
    }

    /** The same for one of several services: {@code services/01-database}. */
    public static String ofService(int index, int count, String name, Redactor redactor) {
        return directory(SERVICES, index, count, name, redactor);
    }

    private static String directory(String around, int index, int count, String name, Redactor redactor) {
        int digits = Math.max(LEAST_DIGITS, Integer.toString(count).length());
        String number = Integer.toString(index + 1);
        String shown = redactor.mask(name);
        int length = Math.min(LONGEST_NAME, shown.length());
        StringBuilder path = new StringBuilder(around.length() + digits + length + 2);
        path.append(around).append('/');
        for (int i = number.length(); i < digits; i++) {
            path.append('0');
        }
        path.append(number).append('-');
        for (int i = 0; i < length; i++) {
            char c = shown.charAt(i);
            path.append(isSafe(c) ? c : '_');
        }
        return path.toString();
    }

    /** The stream that is the standard error of another process of a pipe than the last, counted from 1. */
    public static String errorsOf(int part) {
        return "part-" + part + "/" + STDERR;
    }

    /** Where a command's output is when it was tried that many times before, from where it is at first. */
    public static String ofTry(String directory, int before) {
        return before == 0 ? directory : directory + "/try-" + (before + 1);
    }

    private static boolean isSafe(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}

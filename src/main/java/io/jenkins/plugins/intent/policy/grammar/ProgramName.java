package io.jenkins.plugins.intent.policy.grammar;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A program as it is spelt in a command. Lookup forgives what the operating system forgives: the
 * directory, the case, {@code .exe}, trailing dots and blanks, a version at the end.
 *
 * @param spelt as in the command
 * @param base without directory and extension, in lower case
 */
public record ProgramName(String spelt, String base) {
    private static final Pattern EXTENSION = Pattern.compile("\\.(exe|com|cmd|bat)$");
    private static final Pattern VERSION = Pattern.compile("[-_.]?\\d+(\\.\\d+)*$|-(static|preview|latest|stable)$");
    private static final Pattern SYSTEM_DIRECTORY = Pattern.compile(
            "(/usr)?(/local)?/s?bin/[^/]+|/(opt|home|Users|root)/([^/]+/)*bin/[^/]+|(?i)[a-z]:[\\\\/]windows[\\\\/](.+[\\\\/])?[^\\\\/]+");

    public static ProgramName of(String program) {
        int end = program.length();
        while (end > 0 && (program.charAt(end - 1) == '.' || program.charAt(end - 1) == ' ')) {
            end--;
        }
        end = end == 0 ? program.length() : end;
        int start = Math.max(program.lastIndexOf('/', end - 1), program.lastIndexOf('\\', end - 1)) + 1;
        String name = program.substring(Math.min(start, end), end).toLowerCase(Locale.ROOT);
        int stream = name.indexOf(':');
        if (stream > 0) {
            name = name.substring(0, stream);
        }
        return new ProgramName(
                program, name.indexOf('.') < 0 ? name : EXTENSION.matcher(name).replaceFirst(""));
    }

    /** python3.12 is python; the same name when there is no version. */
    public String withoutVersion() {
        return VERSION.matcher(base).replaceFirst("");
    }

    /** Spelt with an extension that only Windows needs. */
    boolean isWindowsFile() {
        return EXTENSION.matcher(spelt.toLowerCase(Locale.ROOT)).find();
    }

    /** Found through PATH, so nobody's own file. */
    public boolean isBare() {
        return spelt.indexOf('/') < 0 && spelt.indexOf('\\') < 0;
    }

    /** Bare, or in a directory of the system. */
    public boolean isOfTheSystem() {
        return isBare() || SYSTEM_DIRECTORY.matcher(spelt).matches();
    }
}

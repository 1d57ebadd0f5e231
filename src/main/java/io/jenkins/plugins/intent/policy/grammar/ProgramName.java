package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A program as it is spelt in a command. Lookup forgives what the operating system forgives: the
 * directory, the case, {@code .exe}, trailing dots and blanks, a version at the end.
 *
 * @param spelt as in the command
 * @param base without directory and extension, in lower case
 */
public record ProgramName(String spelt, String base) {
    private static final LazyPattern EXTENSION = LazyPattern.of("\\.(exe|com|cmd|bat)$");
    private static final LazyPattern VERSION = LazyPattern.of("[-_.]?\\d+(\\.\\d+)*$");
    /** Ends of the names of programs of another version, built another way, or that something else stands before. */
    private static final List<String> OTHER_COPY = List.of(
            "-static",
            "-preview",
            "-latest",
            "-stable",
            "-real",
            "-orig",
            "_static",
            "_real",
            ".static",
            ".real",
            ".orig",
            ".distrib");
    /** The usual directories of programs. */
    private static final Set<String> BIN = Set.of(
            "/bin", "/sbin", "/usr/bin", "/usr/sbin", "/local/bin", "/local/sbin", "/usr/local/bin", "/usr/local/sbin");

    private static final LazyPattern OTHER_BIN = LazyPattern.of(
            "/(opt|home|Users|root|usr/lib|usr/lib64|usr/local)/([^/]+/)*(bin|ccache)/[^/]+|(?i)[a-z]:[\\\\/]windows[\\\\/](.+[\\\\/])?[^\\\\/]+");

    private static final LazyPattern ENVIRONMENT = LazyPattern.of("(\\./)?\\.?venv/bin/[^/]+");
    /** Nobody's own: absolute, outside, or in a directory that a package manager fills. */
    private static final LazyPattern NOT_OF_PROJECT = LazyPattern.of(
            "[/\\\\~$%].*|[A-Za-z]:.*|(.*[/\\\\])?(\\.\\.|\\.bin|node_modules|vendor|\\.?v?env|\\.tox|\\.nox)[/\\\\].*");
    /** Directories of scripts that a project writes itself; copies of tools lie in a bin below, if at all. */
    private static final LazyPattern SCRIPTS =
            LazyPattern.of("(.*[/\\\\])?(scripts?|\\.?ci|hack|\\.github|\\.gitlab|\\.circleci|\\.buildkite)[/\\\\]"
                    + "(?!(.*[/\\\\])?bin[/\\\\]).*");

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

    /** python3.12 is python, and bash.real what a wrapper called bash stands before; else the same name. */
    public String withoutVersion() {
        for (String end : OTHER_COPY) {
            if (base.endsWith(end)) {
                return base.substring(0, base.length() - end.length());
            }
        }
        return endsWithDigit() ? VERSION.matcher(base).replaceFirst("") : base;
    }

    private boolean endsWithDigit() {
        char last = base.isEmpty() ? ' ' : base.charAt(base.length() - 1);
        return last >= '0' && last <= '9';
    }

    /** Spelt with an extension that only Windows needs. */
    boolean isWindowsFile() {
        return spelt.indexOf('.') >= 0
                && EXTENSION.matcher(spelt.toLowerCase(Locale.ROOT)).find();
    }

    /** Found through PATH, so nobody's own file. */
    public boolean isBare() {
        return spelt.indexOf('/') < 0 && spelt.indexOf('\\') < 0;
    }

    /** Bare, or in a directory of the system. */
    public boolean isOfTheSystem() {
        return isBare() || isInBin() || OTHER_BIN.matcher(spelt).matches();
    }

    /** In a virtual environment of the project, where package managers put programs by their usual names. */
    boolean isInEnvironment() {
        return ENVIRONMENT.matcher(spelt).matches();
    }

    /** Written by its authors, or made by its build. */
    public boolean isFileOfProject() {
        return !isBare() && !NOT_OF_PROJECT.matcher(spelt).matches();
    }

    /** A script of the project, whatever tool has the same name. */
    boolean isScriptOfProject() {
        return isFileOfProject() && SCRIPTS.matcher(spelt).matches();
    }

    private boolean isInBin() {
        int slash = spelt.lastIndexOf('/');
        return slash > 0 && slash + 1 < spelt.length() && BIN.contains(spelt.substring(0, slash));
    }
}

package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What would be started, after {@code ${NAME}} is replaced: exactly this is judged, and exactly this
 * is run.
 *
 * @param program the program, by name or path
 * @param args its arguments, one element each
 * @param env the variables that the intent sets, not those the agent has anyway
 * @param cwd the directory it starts in, absolute
 * @param files which it gets as its streams, besides what its arguments name
 * @param unknown places of arguments with values that are not known yet, whatever stands there now
 */
public record CommandLine(
        String program, List<String> args, Map<String, String> env, Path cwd, Files files, Set<Integer> unknown) {
    /**
     * Files that are opened for a command.
     *
     * @param read its standard input
     * @param written what gets its output
     */
    public record Files(List<String> read, List<String> written) {
        /** None. */
        public static final Files NONE = new Files(List.of(), List.of());

        public Files {
            read = List.copyOf(read);
            written = List.copyOf(written);
        }
    }

    /** One without files of its own, of which everything is known. */
    public CommandLine(String program, List<String> args, Map<String, String> env, Path cwd) {
        this(program, args, env, cwd, Files.NONE, Set.of());
    }

    /** The same with more files. */
    public CommandLine and(Files more) {
        List<String> read = new ArrayList<>(files.read());
        read.addAll(more.read());
        List<String> written = new ArrayList<>(files.written());
        written.addAll(more.written());
        return new CommandLine(program, args, env, cwd, new Files(read, written), unknown);
    }

    public CommandLine {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(cwd, "cwd");
        args = List.copyOf(args);
        unknown = Set.copyOf(unknown);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }
}

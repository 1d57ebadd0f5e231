package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * @param input what its standard input says, when the intent itself says it
     */
    public record Files(List<String> read, List<String> written, Optional<Input> input) {
        /** None. */
        public static final Files NONE = new Files(List.of(), List.of(), Optional.empty());

        public Files {
            read = List.copyOf(read);
            written = List.copyOf(written);
        }
    }

    /**
     * Text on standard input.
     *
     * @param text what it says
     * @param known whether that is all; else values stand in it that come later
     */
    public record Input(String text, boolean known) {}

    /** One without files of its own, of which everything is known. */
    public CommandLine(String program, List<String> args, Map<String, String> env, Path cwd) {
        this(program, args, env, cwd, Files.NONE, Set.of());
    }

    /** The same with more files. */
    public CommandLine and(Files more) {
        if (more == Files.NONE) {
            return this;
        }
        List<String> read = new ArrayList<>(files.read());
        read.addAll(more.read());
        List<String> written = new ArrayList<>(files.written());
        written.addAll(more.written());
        Optional<Input> input = files.input().or(more::input);
        return new CommandLine(program, args, env, cwd, new Files(read, written, input), unknown);
    }

    public CommandLine {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(cwd, "cwd");
        args = List.copyOf(args);
        unknown = Set.copyOf(unknown);
        env = env.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }
}

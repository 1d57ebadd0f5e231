package io.jenkins.plugins.intent.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * One program and its arguments, or a pipe of several. No shell reads them: one argument stays one
 * argument.
 *
 * @param name what people call it; empty when the document gives none
 * @param program the program, by name or path; empty text for a pipe
 * @param args its arguments; where {@code globs} says so, a pattern
 * @param cwd directory, relative to the block's {@code workdir}; empty means the workdir itself
 * @param env variables for this command, over those of the block
 * @param timeoutSec longest time it may take, in seconds; 0 means no limit of its own
 * @param allowFailure whether its failure is recorded without counting
 * @param globs the arguments that stand for files
 * @param successCodes exit codes that count as success, at least one
 * @param retry how often it is tried; empty means once
 * @param killGraceSec how long it may take to end when asked to, in seconds; empty means as its block says
 * @param streams where its input comes from and its output goes
 * @param when what must hold for it to be started
 * @param pipe the commands of a pipe, each one's output the next one's input; empty for one program
 * @param late its texts that have variables not known before it starts; they stand in their places as written
 */
public record Command(
        Optional<String> name,
        String program,
        List<String> args,
        Optional<String> cwd,
        Map<String, String> env,
        long timeoutSec,
        boolean allowFailure,
        List<GlobArgument> globs,
        List<Integer> successCodes,
        Optional<Retry> retry,
        Optional<Long> killGraceSec,
        Streams streams,
        Optional<Condition> when,
        List<Command> pipe,
        List<LateText> late) {
    private static final List<Integer> ZERO = List.of(0);

    public Command {
        Objects.requireNonNull(program, "program");
        args = List.copyOf(args);
        env = Ordered.copyOf(env);
        globs = List.copyOf(globs);
        successCodes = successCodes.isEmpty() ? ZERO : List.copyOf(successCodes);
        streams = streams == null ? Streams.PLAIN : streams;
        pipe = List.copyOf(pipe);
        late = List.copyOf(late);
    }

    /** One that has none of the rarer fields. */
    public Command(
            Optional<String> name,
            String program,
            List<String> args,
            Optional<String> cwd,
            Map<String, String> env,
            long timeoutSec,
            boolean allowFailure) {
        this(
                name,
                program,
                args,
                cwd,
                env,
                timeoutSec,
                allowFailure,
                List.of(),
                ZERO,
                Optional.empty(),
                Optional.empty(),
                Streams.PLAIN,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The given name, or the file name of its program, or those of the programs of a pipe. */
    public String displayName() {
        if (name.isPresent()) {
            return name.get();
        }
        return pipe.isEmpty()
                ? program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1)
                : String.join(" | ", pipe.stream().map(Command::displayName).toList());
    }

    /** Whether it is a pipe of several programs. */
    public boolean isPipe() {
        return !pipe.isEmpty();
    }

    /** What is started: the commands of a pipe, or the command itself. */
    public List<Command> processes() {
        return pipe.isEmpty() ? List.of(this) : pipe;
    }

    /** Whether it has nothing but a program, arguments, a directory and variables. */
    public boolean isPlain() {
        return globs.isEmpty() && pipe.isEmpty() && late.isEmpty() && streams.isPlain() && when.isEmpty();
    }

    /**
     * The same with nothing left to complete.
     *
     * @param variables its variables, complete
     * @param text what the text of a place becomes, given what is written there
     */
    public Command completed(Map<String, String> variables, BinaryOperator<String> text) {
        List<String> arguments = new ArrayList<>();
        args.forEach(argument -> arguments.add(text.apply("args/" + arguments.size(), argument)));
        return new Command(
                name,
                program,
                arguments,
                cwd.map(written -> text.apply("cwd", written)),
                variables,
                timeoutSec,
                allowFailure,
                globs,
                successCodes,
                retry,
                killGraceSec,
                streams.completed(text),
                when,
                pipe,
                List.of());
    }

    /** The same with other arguments, which are no patterns. */
    public Command withArgs(List<String> others) {
        return new Command(
                name,
                program,
                others,
                cwd,
                env,
                timeoutSec,
                allowFailure,
                List.of(),
                successCodes,
                retry,
                killGraceSec,
                streams,
                when,
                pipe,
                late);
    }

    /** The same with other texts in place of its own. */
    public Command withTexts(UnaryOperator<String> text) {
        Map<String, String> changed = new LinkedHashMap<>(env);
        changed.replaceAll((variable, value) -> text.apply(value));
        return new Command(
                name.map(text),
                text.apply(program),
                args.stream().map(text).toList(),
                cwd.map(text),
                changed,
                timeoutSec,
                allowFailure,
                globs,
                successCodes,
                retry,
                killGraceSec,
                streams.withTexts(text),
                when.map(condition -> condition.withTexts(text)),
                pipe.stream().map(part -> part.withTexts(text)).toList(),
                late.stream().map(each -> each.withTexts(text)).toList());
    }
}

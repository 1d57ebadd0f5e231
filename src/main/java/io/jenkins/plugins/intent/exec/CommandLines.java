package io.jenkins.plugins.intent.exec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.LateText;
import io.jenkins.plugins.intent.model.Streams;
import io.jenkins.plugins.intent.policy.CodeArguments;
import io.jenkins.plugins.intent.policy.CommandDigest;
import io.jenkins.plugins.intent.policy.CommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a command of a block comes to once its directory and environment are put together. The side of
 * the books and the runner both ask here, so that the verdict and its digest are about the same thing.
 */
public final class CommandLines {
    /** Stands for what only a run will tell; it has nothing that any program takes for more than a word. */
    private static final String SOME_VALUE = "captured";

    private CommandLines() {}

    /** One process, as written. */
    public static CommandLine of(ExecBlock block, Command process, Path projectDir) {
        return line(block, process, environment(block, process), projectDir, Set.of());
    }

    private static Map<String, String> environment(ExecBlock block, Command process) {
        if (block.env().isEmpty() || process.env().isEmpty()) {
            return block.env().isEmpty() ? process.env() : block.env();
        }
        Map<String, String> environment = new LinkedHashMap<>(block.env());
        environment.putAll(process.env());
        return environment;
    }

    /** A process that is about to be started. */
    static CommandLine of(ExecBlock block, ResolvedCommand process, Path projectDir) {
        return line(block, process.command(), process.set(), projectDir, Set.of());
    }

    private static CommandLine line(
            ExecBlock block, Command process, Map<String, String> environment, Path projectDir, Set<Integer> unknown) {
        boolean inProject = block.workdir().equals(".") && process.cwd().isEmpty();
        Path workdir = inProject ? projectDir : projectDir.resolve(block.workdir());
        return new CommandLine(
                process.program(),
                process.args(),
                environment,
                process.cwd().map(workdir::resolve).orElse(workdir).normalize(),
                files(process),
                unknown);
    }

    /** What a pipe as a whole adds to the files of one of its processes: input for the first, output for the last. */
    static CommandLine.Files files(Command whole, int part) {
        if (!whole.isPipe()) {
            return CommandLine.Files.NONE;
        }
        CommandLine.Files all = files(whole);
        return new CommandLine.Files(
                part == 0 ? all.read() : List.of(),
                part == whole.pipe().size() - 1 ? all.written() : List.of(),
                part == 0 ? all.input() : printed(whole.pipe().get(part - 1)));
    }

    private static CommandLine.Files files(Command command) {
        Streams streams = command.streams();
        if (streams.isPlain()) {
            return CommandLine.Files.NONE;
        }
        List<String> written = new ArrayList<>();
        streams.stdoutTo().ifPresent(written::add);
        streams.stderrTo().ifPresent(written::add);
        return new CommandLine.Files(
                streams.stdinFrom().map(List::of).orElse(List.of()),
                written,
                streams.stdinText()
                        .map(text -> new CommandLine.Input(
                                text,
                                command.late().stream()
                                        .noneMatch(late -> late.place().equals("stdin_text")))));
    }

    /** What a process is given by one before it that only says its arguments. */
    private static Optional<CommandLine.Input> printed(Command before) {
        boolean known = before.late().stream().noneMatch(late -> late.place().startsWith("args/"));
        return CodeArguments.printed(before.program(), before.args()).map(text -> new CommandLine.Input(text, known));
    }

    /**
     * What a command starts, as far as that is known before the run: where it will run is, what other
     * commands print is not.
     */
    public static List<CommandLine> planned(ExecBlock block, Command command, Path projectDir) {
        return planned(block, command, projectDir, ofThePlace(projectDir, name -> SOME_VALUE));
    }

    /** The same to be shown: what a command will print stays the variable that it is written as. */
    public static List<CommandLine> shown(ExecBlock block, Command command, Path projectDir) {
        return planned(block, command, projectDir, ofThePlace(projectDir, name -> "${" + name + "}"));
    }

    /**
     * The same with words that stand for what only a run will tell.
     *
     * @param value stands for a value, also of what says where the command runs
     * @param files stands for the files of a pattern
     */
    public static List<CommandLine> open(
            ExecBlock block, Command command, Path projectDir, String value, String files) {
        List<CommandLine> lines = planned(block, command, projectDir, (name, cwd) -> value);
        List<CommandLine> open = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> args = new ArrayList<>(lines.get(i).args());
            command.processes().get(i).globs().forEach(glob -> args.set(glob.index(), files));
            CommandLine line = lines.get(i);
            open.add(new CommandLine(line.program(), args, line.env(), line.cwd(), line.files(), line.unknown()));
        }
        return open;
    }

    /** Where a command will run is known; any other variable comes from what one before it prints. */
    private static BiFunction<String, Path, String> ofThePlace(Path projectDir, UnaryOperator<String> captured) {
        return (name, cwd) -> switch (name) {
            case "INTENT_PROJECT", "WORKSPACE" -> projectDir.toString();
            case "PWD" -> cwd.toString();
            default -> captured.apply(name);
        };
    }

    /** @param late the value of a variable, for a command that runs in that directory */
    private static List<CommandLine> planned(
            ExecBlock block, Command command, Path projectDir, BiFunction<String, Path, String> late) {
        List<CommandLine> lines = new ArrayList<>();
        for (Command process : command.processes()) {
            if (process.late().isEmpty() && block.late().isEmpty()) {
                lines.add(of(block, process, projectDir).and(files(command, lines.size())));
                continue;
            }
            Path cwd = of(block, process, projectDir).cwd();
            Function<String, Optional<String>> values = name -> Optional.of(late.apply(name, cwd));
            Map<String, String> texts = new LinkedHashMap<>();
            process.late().forEach(text -> texts.put(text.place(), text.resolve(values, name -> {})));
            Map<String, String> environment = new LinkedHashMap<>(block.env());
            block.late().forEach(text -> environment.put(name(text), text.resolve(values, name -> {})));
            process.env().forEach((name, value) -> environment.put(name, texts.getOrDefault("env/" + name, value)));
            Command complete = process.completed(environment, texts::getOrDefault);
            lines.add(line(block, complete, environment, projectDir, unknown(process))
                    .and(files(command, lines.size())));
        }
        return lines;
    }

    /** Places of arguments with values that come later. */
    private static Set<Integer> unknown(Command process) {
        Set<Integer> places = new HashSet<>();
        for (LateText late : process.late()) {
            if (late.place().startsWith("args/")) {
                places.add(Integer.valueOf(late.place().substring("args/".length())));
            }
        }
        return places;
    }

    private static String name(LateText text) {
        return text.place().replaceFirst("^env/", "");
    }

    /** The digest of a command as written: of everything that decides what will be started. */
    public static String digest(ExecBlock block, Command command, Path projectDir) {
        String line = CommandDigest.of(of(block, command, projectDir), projectDir);
        if (command.isPlain() && block.late().isEmpty()) {
            return line;
        }
        StringBuilder all = new StringBuilder(line).append(new String(RecordJson.line(command), UTF_8));
        block.late().forEach(text -> all.append(new String(RecordJson.line(text), UTF_8)));
        return Digests.sha256(all.toString().getBytes(UTF_8));
    }
}

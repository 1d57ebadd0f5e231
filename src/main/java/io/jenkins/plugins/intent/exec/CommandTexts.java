package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.exec.process.Variables;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Condition;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.LateText;
import io.jenkins.plugins.intent.model.UnansweredException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Completes the texts of commands with what is known only right before the start: where they run, and
 * what was captured. One for each attempt; it remembers what the commands of the attempt capture.
 */
final class CommandTexts {
    private final AttemptContext attempt;
    private final WorkingDirectory directories;
    private final Map<String, String> ofTheJob;
    private final Map<String, String> ofThePlace = new HashMap<>();
    private final Map<String, String> captured;

    CommandTexts(AttemptContext attempt, WorkingDirectory directories) {
        this.attempt = attempt;
        this.directories = directories;
        JobSpec job = attempt.job();
        this.ofTheJob = Map.of(
                "INTENT_PROJECT",
                job.projectDir(),
                "INTENT_RUN_ID",
                job.runId(),
                "INTENT_STAGE",
                job.stageId(),
                "INTENT_ATTEMPT",
                Integer.toString(job.attempt()));
        attempt.baseEnvironment().forEach((name, value) -> {
            if (LateText.OF_THE_PLACE.contains(name)) {
                ofThePlace.put(name, value);
            }
        });
        ofThePlace.putAll(ofTheJob);
        this.captured = new LinkedHashMap<>(job.captured());
    }

    /** Keeps what a command printed, for those after it. */
    void capture(String name, String value) {
        captured.put(name, value);
    }

    /** What was captured under these names, as far as it was. */
    Map<String, String> captured(List<String> names) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : names) {
            if (captured.containsKey(name)) {
                found.put(name, captured.get(name));
            }
        }
        return found;
    }

    /**
     * A process as it is to be started.
     *
     * @param index place of its command, which marks the process
     * @throws StartRefusedException when a value or the directory is missing, or no file matches a pattern
     */
    ResolvedCommand resolve(int index, Command process) throws StartRefusedException {
        ExecBlock block = attempt.job().block();
        if (block.late().isEmpty()
                && process.late().isEmpty()
                && process.globs().isEmpty()) {
            return resolved(index, process, directories.resolve(block, process.cwd()), block.env());
        }
        Values values = new Values(process, directories::resolve);
        return resolved(index, values.complete(process), values.directory, values.block);
    }

    private ResolvedCommand resolved(int index, Command command, Path directory, Map<String, String> ofTheBlock) {
        Map<String, String> set = new LinkedHashMap<>(ofTheBlock);
        set.putAll(captured);
        set.putAll(command.env());
        Map<String, String> own = new LinkedHashMap<>(set);
        own.putAll(ofTheJob);
        own.put("PWD", directory.toString());
        own.put(MarkVariables.OF_JOBS, attempt.cookie().value(index, attempt.baseEnvironment()));
        return new ResolvedCommand(command, directory, set, new Variables(attempt.baseEnvironment(), own));
    }

    /** Whether the condition of the whole block is met; files are looked for from the project. */
    boolean isMet() throws StartRefusedException {
        Optional<Condition> when = attempt.job().block().when();
        Path project = Path.of(attempt.job().projectDir());
        return when.isEmpty()
                || isMet(
                        when.get(),
                        name -> Optional.ofNullable(captured.getOrDefault(name, ofThePlace.get(name))),
                        project);
    }

    /** Whether the condition of a command is met. */
    boolean isMet(Command command) throws StartRefusedException {
        if (command.when().isEmpty() || command.when().get().known().isPresent()) {
            return command.when().flatMap(condition -> condition.known()).orElse(true);
        }
        Values values = new Values(command, directories::wanted);
        return isMet(command.when().get(), values::find, values.directory);
    }

    private boolean isMet(Condition condition, Function<String, Optional<String>> variables, Path directory)
            throws StartRefusedException {
        try {
            return condition.isMet(variables, path -> Files.exists(directory.resolve(path)), attempt.time());
        } catch (UnansweredException e) {
            throw StartRefusedException.byError(e.getMessage());
        }
    }

    /** Finds the directory of a command. */
    private interface Place {
        Path of(ExecBlock block, Optional<String> cwd) throws StartRefusedException;
    }

    /** The values that the texts of one process see, the nearest first. */
    private final class Values {
        private final Map<String, LateText> late = new HashMap<>();
        private final Map<String, String> place = new HashMap<>(ofThePlace);
        private final Map<String, String> block = new LinkedHashMap<>();
        private final Map<String, String> own = new LinkedHashMap<>();
        private final TreeSet<String> missing = new TreeSet<>();
        private final Command process;
        private final Path directory;

        /** The directory comes first, since variables may speak of it as {@code PWD}. */
        Values(Command process, Place finder) throws StartRefusedException {
            this.process = process;
            process.late().forEach(text -> late.put(text.place(), text));
            ExecBlock around = attempt.job().block();
            block.putAll(around.env());
            own.putAll(process.env());
            directory = finder.of(around, process.cwd().map(cwd -> text("cwd", cwd)));
            requireAll();
            place.put("PWD", directory.toString());
            environments(around);
            requireAll();
        }

        /** Values of {@code env}, which see what is around them. */
        private void environments(ExecBlock around) {
            around.late()
                    .forEach(text -> block.put(
                            text.place().replaceFirst("^env/", ""),
                            text.resolve(
                                    name -> Optional.ofNullable(captured.getOrDefault(name, place.get(name))),
                                    missing::add)));
            Map<String, String> complete = new LinkedHashMap<>();
            own.forEach((name, value) -> {
                LateText text = late.get("env/" + name);
                complete.put(name, text == null ? value : text.resolve(this::findAround, missing::add));
            });
            own.putAll(complete);
        }

        Optional<String> find(String name) {
            return Optional.ofNullable(own.get(name)).or(() -> findAround(name));
        }

        private Optional<String> findAround(String name) {
            return Optional.ofNullable(captured.get(name))
                    .or(() -> Optional.ofNullable(block.get(name)))
                    .or(() -> Optional.ofNullable(place.get(name)));
        }

        String text(String at, String written) {
            LateText text = late.get(at);
            return text == null ? written : text.resolve(this::find, missing::add);
        }

        Command complete(Command written) throws StartRefusedException {
            Command completed = written.completed(own, this::text);
            requireAll();
            return written.globs().isEmpty() ? completed : completed.withArgs(args(completed));
        }

        private List<String> args(Command completed) throws StartRefusedException {
            return new GlobArguments(
                            directory, directories.project(), attempt.job().guarded())
                    .expand(completed);
        }

        private void requireAll() throws StartRefusedException {
            if (!missing.isEmpty()) {
                String why = LateText.OF_THE_PLACE.containsAll(missing)
                        ? " is not set where the stage runs"
                        : " has no value, since the command that captures it did not run, or failed before";
                throw StartRefusedException.byError(
                        "cannot start `" + process.displayName() + "`: " + String.join(", ", missing) + why);
            }
        }
    }
}

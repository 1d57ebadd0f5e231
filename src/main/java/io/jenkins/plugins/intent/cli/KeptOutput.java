package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.exec.supervised.JobDirectory;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.text.StatusWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files that keep what one command printed.
 *
 * @param stage its stage
 * @param attempt 1, 2, …
 * @param place its directory in the attempt, which tells it from the other commands of the attempt
 * @param command what was started, or as much as is known while it runs
 * @param status how it ended; null while it runs
 * @param files standard output, then standard error; those that there are
 */
record KeptOutput(String stage, int attempt, String place, String command, String status, List<Path> files) {
    private static final int LINE = 200;

    /** All that there are by now: of each stage's attempts, in the order of the run's stages. */
    static List<KeptOutput> of(RunDirectory run, RunView view) throws IOException {
        List<KeptOutput> all = new ArrayList<>();
        for (StageView stage : view.stages()) {
            for (JobView job : stage.jobs()) {
                if (job.manifest() == null) {
                    all.addAll(ofRunning(run, stage.id(), job));
                } else {
                    all.addAll(ofManifest(run.bundle().resolve(job.manifest()), stage.id(), job.attempt()));
                }
            }
        }
        return all;
    }

    private static List<KeptOutput> ofManifest(Path file, String stage, int attempt) throws IOException {
        List<KeptOutput> commands = new ArrayList<>();
        Manifest manifest = RecordJson.read(Files.readAllBytes(file), Manifest.class);
        for (CommandRecord command : manifest.commands()) {
            List<StreamRecord> streams = Stream.of(command.stdout(), command.stderr())
                    .filter(Objects::nonNull)
                    .toList();
            if (!streams.isEmpty()) {
                List<String> paths = streams.stream()
                        .map(StreamRecord::path)
                        .filter(Objects::nonNull)
                        .toList();
                commands.add(new KeptOutput(
                        stage,
                        attempt,
                        place(command, manifest.commands().size(), paths),
                        command.line(LINE),
                        StatusWords.of(command.status()),
                        paths.stream().map(file::resolveSibling).toList()));
            }
        }
        return commands;
    }

    /** Where its output is, or would be if it had printed something. */
    private static String place(CommandRecord command, int count, List<String> paths) {
        return paths.isEmpty()
                ? OutputFiles.directory(command.index(), count, command.name(), Redactor.NONE)
                : Path.of(paths.get(0)).getParent().toString();
    }

    /** An attempt that grows: in its job's directory, or in the bundle under a temporary name. */
    private static List<KeptOutput> ofRunning(RunDirectory run, String stage, JobView job) throws IOException {
        List<Path> attempts = new ArrayList<>(List.of(new JobDirectory(run.job(job.id())).attempt()));
        Path stages = run.bundle().resolve("stages").resolve(stage);
        list(stages).stream()
                .filter(FileTrees::isTemporary)
                .filter(path -> path.getFileName().toString().startsWith(".attempt-" + job.attempt() + "."))
                .forEach(attempts::add);
        List<KeptOutput> commands = new ArrayList<>();
        for (Path attempt : attempts) {
            for (Path command : list(attempt.resolve("commands"))) {
                List<Path> files = Stream.of("stdout.log", "stderr.log")
                        .map(command::resolve)
                        .filter(Files::exists)
                        .toList();
                String name = command.getFileName().toString();
                commands.add(new KeptOutput(stage, job.attempt(), "commands/" + name, name, null, files));
            }
        }
        return commands;
    }

    /** Sorted; nothing of a directory that is not there, or not any more. */
    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }
}

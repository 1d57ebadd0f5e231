package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.BundleNames;
import io.jenkins.plugins.intent.engine.RunDirectory;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.CommandStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.exec.TryRecord;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what one attempt has kept of all that it started: commands, each of their tries, then services. */
final class KeptOutputs {
    private static final int LINE = 200;

    /** How deep the directory of a command is in its attempt. */
    private static final int DEPTH = 2;

    private static final String SERVICE = "service ";

    private final String stage;
    private final int attempt;
    private final List<KeptOutput> found = new ArrayList<>();

    private KeptOutputs(String stage, int attempt) {
        this.stage = stage;
        this.attempt = attempt;
    }

    /** All that there are by now: of each stage's attempts, in the order of the run's stages. */
    static List<KeptOutput> of(RunDirectory run, RunView view) throws IOException {
        List<KeptOutput> all = new ArrayList<>();
        for (StageView stage : view.stages()) {
            for (JobView job : stage.jobs()) {
                KeptOutputs outputs = new KeptOutputs(stage.id(), job.attempt());
                if (job.manifest() == null) {
                    outputs.running(run, job);
                } else {
                    outputs.ended(run.bundle().resolve(job.manifest()));
                }
                all.addAll(outputs.found);
            }
        }
        return all;
    }

    private void ended(Path file) throws IOException {
        Manifest manifest = RecordJson.read(file, Manifest.class);
        for (CommandRecord command : manifest.commands()) {
            String place = place(file, command)
                    .orElseGet(() -> OutputFiles.directory(
                            command.index(), manifest.commands().size(), command.name(), Redactor.NONE));
            ended(file, command, command.line(LINE), place);
        }
        for (CommandRecord service : manifest.services()) {
            String place = place(file, service)
                    .orElseGet(() -> OutputFiles.ofService(
                            service.index(), manifest.services().size(), service.name(), Redactor.NONE));
            ended(file, service, SERVICE + service.line(LINE), place);
        }
    }

    private void ended(Path file, CommandRecord command, String line, String place) {
        List<TryRecord> tries = command.allTries();
        for (int i = 0; i < tries.size(); i++) {
            TryRecord one = tries.get(i);
            add(file, OutputFiles.ofTry(place, i), tried(line, i, tries.size()), one.status(), one.streams());
        }
    }

    private static String tried(String line, int before, int tries) {
        return tries == 1 ? line : line + " (try " + (before + 1) + " of " + tries + ")";
    }

    private void add(Path manifest, String place, String line, CommandStatus status, List<StreamRecord> streams) {
        if (!streams.isEmpty()) {
            found.add(new KeptOutput(
                    stage,
                    attempt,
                    place,
                    line,
                    StatusWords.of(status),
                    streams.stream()
                            .flatMap(stream -> stream.file(manifest).stream())
                            .toList(),
                    streams.stream().mapToLong(StreamRecord::droppedBytes).sum()));
        }
    }

    /** Where its output is; empty when there is none. */
    private static Optional<String> place(Path manifest, CommandRecord command) {
        return command.streams().stream()
                .flatMap(stream -> stream.file(manifest).stream())
                .map(manifest.resolveSibling("")::relativize)
                .filter(path -> path.getNameCount() > DEPTH)
                .map(path -> path.subpath(0, DEPTH).toString())
                .findFirst();
    }

    /** An attempt that grows: in its job's directory, or in the bundle under a temporary name. */
    private void running(RunDirectory run, JobView job) throws IOException {
        List<Path> attempts = new ArrayList<>(List.of(new JobDirectory(run.job(job.id())).attempt()));
        Path stages = run.bundle().resolve(BundleNames.stage(stage));
        list(stages, "").stream()
                .filter(path -> FileTrees.isTemporaryFor(path, BundleNames.ofAttempt(attempt)))
                .forEach(attempts::add);
        for (Path directory : attempts) {
            running(directory, OutputFiles.DIRECTORY, "");
            running(directory, OutputFiles.SERVICES, SERVICE);
        }
    }

    private void running(Path directory, String kind, String what) throws IOException {
        for (Path command : list(directory.resolve(kind), "")) {
            String name = command.getFileName().toString();
            List<Path> tries = list(command, "try-");
            tries.add(0, command);
            for (Path one : tries) {
                String place = directory.relativize(one).toString();
                String line = what + tried(name, tries.indexOf(one), tries.size());
                found.add(new KeptOutput(stage, attempt, place, line, null, files(one), 0));
            }
        }
    }

    private static List<Path> files(Path command) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(command.resolve(OutputFiles.STDOUT + OutputFiles.SUFFIX));
        for (Path part : list(command, "part-")) {
            files.add(part.resolve(OutputFiles.STDERR + OutputFiles.SUFFIX));
        }
        files.add(command.resolve(OutputFiles.STDERR + OutputFiles.SUFFIX));
        files.removeIf(Files::notExists);
        return files;
    }

    /** In the order of their numbers; nothing of a directory that is not there, or not any more. */
    private static List<Path> list(Path directory, String prefix) throws IOException {
        List<Path> entries = new ArrayList<>(Files.isDirectory(directory) ? FileTrees.entries(directory) : List.of());
        entries.removeIf(path -> !path.getFileName().toString().startsWith(prefix));
        Comparator<Path> byLength = Comparator.comparingInt(
                path -> prefix.isEmpty() ? 0 : path.toString().length());
        entries.sort(byLength.thenComparing(Comparator.naturalOrder()));
        return entries;
    }
}

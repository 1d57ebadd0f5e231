package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.model.WorkspaceMode;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.workspace.IsolatedWorkspace;
import io.jenkins.plugins.intent.workspace.MergedOutputs;
import io.jenkins.plugins.intent.workspace.OutputCheck;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import io.jenkins.plugins.intent.workspace.WantedOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files a stage works on: gives each attempt its directory, with what earlier stages handed on,
 * and takes its outputs in.
 */
final class StageFiles {
    private final JobSpecs specs;
    private final Path projectDir;
    private final RunDirectory run;
    private final BundleWriter bundle;
    private final Set<Path> notProject;
    private final Redactor redactor;

    /**
     * @param notProject directories inside the project that are ours, not the author's
     * @param redactor knows the secrets
     */
    StageFiles(
            Path projectDir,
            JobSpecs specs,
            RunDirectory run,
            BundleWriter bundle,
            Set<Path> notProject,
            Redactor redactor) {
        this.specs = specs;
        this.projectDir = projectDir;
        this.run = run;
        this.bundle = bundle;
        this.notProject = notProject;
        this.redactor = redactor;
    }

    /**
     * The directory an attempt runs in. A stage in the shared directory finds the outputs of shared
     * stages where they were made, or where {@link LocalRuns} laid them when they were taken over, so only
     * those of isolated stages are laid there.
     *
     * @throws io.jenkins.plugins.intent.workspace.OutputConflictException when two needed stages
     *     disagree about a file
     */
    Path prepare(Stage stage, String jobId) throws IOException {
        boolean isolated = stage.workspace() == WorkspaceMode.ISOLATED;
        List<StageOutputs> upstream = new ArrayList<>();
        for (String need : stage.needs()) {
            Stage needed = specs.stage(need);
            if (!needed.outputs().isEmpty() && (isolated || needed.workspace() == WorkspaceMode.ISOLATED)) {
                bundle.outputsOf(need).ifPresent(upstream::add);
            }
        }
        if (!isolated) {
            if (!upstream.isEmpty()) {
                MergedOutputs.of(upstream).layInto(projectDir, notProject);
            }
            return projectDir;
        }
        Path copy = run.workspace(jobId);
        FileTrees.deleteRecursively(copy);
        Files.createDirectories(copy.getParent());
        return IsolatedWorkspace.create(projectDir, copy, upstream, notProject).directory();
    }

    /** Where {@link #prepare} let an attempt run. */
    Path directory(Stage stage, String jobId) {
        return stage.workspace() == WorkspaceMode.ISOLATED ? run.workspace(jobId) : projectDir;
    }

    /**
     * Takes in what an attempt leaves that ended so; says which declared outputs are missing.
     *
     * @param beganMs when the attempt began
     * @param warn is told what people should know of them
     */
    Optional<String> collect(
            Stage stage, boolean succeeded, String jobId, Path directory, long beganMs, Consumer<String> warn)
            throws IOException {
        List<String> patterns = stage.outputsOf(succeeded);
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        Path collected = Files.createDirectories(run.job(jobId)).resolve("outputs");
        StageOutputs outputs = Outputs.collect(
                stage.id(),
                directory,
                new WantedOutputs(
                        patterns, stage.optionalOutputs(), notOutputs(directory), new OutputCheck(beganMs, redactor)),
                collected);
        outputs.warnings(redactor).forEach(warn);
        return bundle.outputs(stage.id(), collected).missing().or(outputs::missing);
    }

    /** What is ours in the project, and in a copy what would be ours if it were laid there. */
    private Set<Path> notOutputs(Path directory) {
        Set<Path> ours = new HashSet<>(notProject);
        Path project = projectDir.toAbsolutePath().normalize();
        notProject.stream()
                .filter(path -> path.startsWith(project) && !path.equals(project))
                .forEach(path -> ours.add(directory.resolve(project.relativize(path))));
        return ours;
    }

    /** Whether attempts of a stage may have something of their own beside the bundle. */
    boolean mayHave(Stage stage) {
        return stage.workspace() == WorkspaceMode.ISOLATED || !stage.outputs().isEmpty();
    }

    /** Takes away what only the attempt needed. */
    void discard(String jobId) throws IOException {
        delete(run.job(jobId));
        delete(run.workspace(jobId));
    }

    /** Asked by the way that makes no exception: mostly there is nothing. */
    private static void delete(Path directory) throws IOException {
        if (directory.toFile().exists()) {
            FileTrees.deleteRecursively(directory);
        }
    }
}

package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.BlamedCommand;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.JobStatus;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import io.jenkins.plugins.intent.text.LazyPattern;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks that the documents of a bundle, each of which can be read, say the same of one run: that each job ended as its
 * manifest did, and that each file of a stage is named by somebody.
 */
final class BundleAgreement {
    private static final LazyPattern OF_ATTEMPT =
            LazyPattern.of("stages/([^/]+)/attempt-([0-9]{1,9})/(.+)", Pattern.DOTALL);
    private static final LazyPattern OF_OUTPUTS = LazyPattern.of("outputs/([^/]+)/.+", Pattern.DOTALL);
    private static final LazyPattern LIST = LazyPattern.of("stages/([^/]+)/outputs\\.json");

    /** Of the processes of a pipe that was tried again, manifests of earlier versions have those of the last try only. */
    private static final LazyPattern OF_EARLIER_PIPE =
            LazyPattern.of("commands/[^/]+/(try-[0-9]+/)?part-[0-9]+/stderr\\.log");

    private final Set<String> files;
    private final Map<String, Manifest> manifests;
    private final Map<String, StageOutputs> outputs;
    private final BiConsumer<String, String> problems;
    private final Map<String, StageView> stages = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> jobs = new HashSet<>();

    /**
     * @param files the names of all that is there
     * @param manifests those of the attempts that can be read, by name
     * @param outputs the same for the lists of outputs
     * @param problems takes a document or file, and what is wrong with it
     */
    BundleAgreement(
            Set<String> files,
            Map<String, Manifest> manifests,
            Map<String, StageOutputs> outputs,
            BiConsumer<String, String> problems) {
        this.files = files;
        this.manifests = manifests;
        this.outputs = outputs;
        this.problems = problems;
    }

    /** @param handsOn ids of the stages that have outputs when they succeed, as far as is known */
    void check(RunView run, Set<String> handsOn) {
        for (StageView stage : run.stages()) {
            if (stage.id() == null) {
                say(BundleNames.RUN, "has a stage without an id");
                continue;
            }
            stages.put(PathNames.ofCharacters(stage.id()), stage);
            stage.jobs().forEach(job -> checkJob(run, stage, job));
            checkStage(stage, handsOn.contains(stage.id()));
        }
        manifests.forEach(this::learn);
        outputs.forEach(this::learn);
        files.forEach(this::checkFile);
    }

    private void checkStage(StageView stage, boolean handsOn) {
        if (stage.status() != StageStatus.SUCCEEDED) {
            return;
        }
        int count = stage.jobs().size();
        if (count > 0 && stage.jobs().get(count - 1).status() != JobStatus.SUCCEEDED) {
            say(BundleNames.RUN, "says that stage \"" + stage.id() + "\" succeeded, but not its last job");
        }
        if (stage.isGate() && stage.takenOverFrom() == null && !isApproved(stage)) {
            say(BundleNames.RUN, "says that gate \"" + stage.id() + "\" succeeded, but not that somebody approved it");
        }
        String list = BundleNames.outputList(PathNames.ofCharacters(stage.id()));
        if (handsOn && !files.contains(list)) {
            say(list, "is missing, though its stage succeeded and has outputs");
        }
    }

    private static boolean isApproved(StageView stage) {
        return stage.decision() != null
                && stage.decision().outcome() != null
                && !stage.decision().outcome().is(Answer.REJECTED);
    }

    private void checkJob(RunView run, StageView stage, JobView job) {
        if (job.id() != null && !jobs.add(job.id())) {
            say(BundleNames.RUN, "has job \"" + job.id() + "\" twice");
        }
        if (job.manifest() == null) {
            if (job.status() == JobStatus.SUCCEEDED && stage.status() == StageStatus.SUCCEEDED
                    || isBlamedOnCommand(stage, job)) {
                say(BundleNames.RUN, "names no manifest for job \"" + job.id() + "\", which ran its commands");
            }
            return;
        }
        Manifest manifest = manifests.get(PathNames.ofCharacters(job.manifest()));
        if (manifest == null) {
            say(BundleNames.RUN, "names " + job.manifest() + ", which is no sound manifest of this bundle");
        } else if (!Objects.equals(manifest.runId(), run.runId())
                || !Objects.equals(manifest.stageId(), stage.id())
                || !Objects.equals(manifest.jobId(), job.id())
                || manifest.attempt() != job.attempt()) {
            say(
                    BundleNames.RUN,
                    "names " + job.manifest() + " for job \"" + job.id() + "\" of stage \"" + stage.id()
                            + "\", but that manifest is of run \"" + manifest.runId() + "\", stage \""
                            + manifest.stageId() + "\", job \"" + manifest.jobId() + "\", attempt "
                            + manifest.attempt());
        } else if (contradict(stage, job, manifest.status())) {
            say(
                    BundleNames.RUN,
                    "says that job \"" + job.id() + "\" " + job.status().text() + ", but " + job.manifest()
                            + " says that it "
                            + (manifest.status() == null
                                    ? "has no status"
                                    : manifest.status().text()));
        }
    }

    /** A job may fail by more than its commands, such as by outputs that are missing. */
    private static boolean contradict(StageView stage, JobView job, AttemptStatus attempt) {
        if (job.status() == JobStatus.SUCCEEDED) {
            return attempt != AttemptStatus.SUCCEEDED && attempt != AttemptStatus.SKIPPED;
        }
        return attempt == AttemptStatus.SUCCEEDED && isBlamedOnCommand(stage, job);
    }

    /** Of an earlier job the books do not say why it failed. */
    private static boolean isBlamedOnCommand(StageView stage, JobView job) {
        return job.status() == JobStatus.FAILED
                && stage.status() == StageStatus.FAILED
                && job.equals(stage.jobs().get(stage.jobs().size() - 1))
                && stage.reason() != null
                && BlamedCommand.isIn(stage.reason());
    }

    private void learn(String name, Manifest manifest) {
        named.add(name);
        String directory = BundleNames.attemptOf(name);
        for (CommandRecord command : manifest.started()) {
            for (StreamRecord stream : command.streams()) {
                if (stream.path() != null) {
                    named.add(directory + PathNames.ofCharacters(stream.path()));
                }
            }
        }
    }

    private void learn(String list, StageOutputs found) {
        named.add(list);
        String directory = BundleNames.outputs(list.split("/")[1]);
        for (OutputFile file : found.files()) {
            named.add(directory + PathNames.ofCharacters(String.valueOf(file.path())));
        }
    }

    private void checkFile(String name) {
        Matcher attempt = OF_ATTEMPT.matcher(name);
        Matcher list = LIST.matcher(name);
        Matcher output = OF_OUTPUTS.matcher(name);
        if (attempt.matches()) {
            checkFileOfAttempt(name, attempt.group(1), Integer.parseInt(attempt.group(2)), attempt.group(3));
        } else if (list.matches()) {
            if (!stages.containsKey(list.group(1))) {
                say(name, "is of no stage of this run");
            }
        } else if (output.matches()) {
            String outputList = BundleNames.outputList(output.group(1));
            if (!named.contains(name) && (outputs.containsKey(outputList) || !files.contains(outputList))) {
                say(name, "is named by no " + Outputs.LIST);
            }
        } else if (name.startsWith("stages/") || name.startsWith("outputs/")) {
            say(name, "is of no stage of this run");
        }
    }

    private void checkFileOfAttempt(String name, String stageName, int attempt, String relative) {
        StageView stage = stages.get(stageName);
        boolean known = stage != null
                && (stage.takenOverFrom() != null || stage.jobs().stream().anyMatch(job -> job.attempt() == attempt));
        if (!known) {
            say(name, "is of no job of this run");
            return;
        }
        // Without one the attempt was cut off; one that cannot be read is a problem of its own.
        Manifest manifest = manifests.get(BundleNames.manifest(stageName, attempt));
        if (manifest != null && !named.contains(name) && !isOfEarlierPipe(manifest, relative)) {
            say(name, "is not named by the manifest of its attempt");
        }
    }

    private static boolean isOfEarlierPipe(Manifest manifest, String relative) {
        return OF_EARLIER_PIPE.matcher(relative).matches()
                && manifest.started().stream()
                        .anyMatch(command ->
                                !command.tries().isEmpty() && !command.parts().isEmpty());
    }

    private void say(String document, String what) {
        problems.accept(document, what);
    }
}

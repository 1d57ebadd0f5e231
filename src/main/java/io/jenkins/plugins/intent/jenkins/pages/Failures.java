package io.jenkins.plugins.intent.jenkins.pages;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what failed in a run, the first first, and the last lines that tell why. */
final class Failures {
    /** So many are shown with their output; of the others the name has to do. */
    private static final int MOST_EXPLAINED = 3;

    private final WrittenIntent intent;
    private final OutputEnds ends;
    private final Function<JobView, Optional<Manifest>> manifests;
    private final Function<String, String> addresses;

    /**
     * @param manifests of attempts
     * @param addresses from the path of a manifest to the address of its directory, relative to Jenkins, encoded
     */
    Failures(
            WrittenIntent intent,
            OutputEnds ends,
            Function<JobView, Optional<Manifest>> manifests,
            Function<String, String> addresses) {
        this.intent = intent;
        this.ends = ends;
        this.manifests = manifests;
        this.addresses = addresses;
    }

    /** Those whose failure counts and is their own, in the order of time. */
    List<FailedStage> of(RunView run, List<StageSection> sections) {
        List<FailedStage> failed = new ArrayList<>();
        List<StageSection> inOrder = sections.stream()
                .filter(section -> section.stage().status() == StageStatus.FAILED)
                .filter(section -> !section.stage().allowFailure() && !run.wasStopped(section.stage()))
                .sorted(Comparator.comparingLong(section -> endedMs(section.stage())))
                .toList();
        for (StageSection section : inOrder) {
            failed.add(failed.size() < MOST_EXPLAINED ? explained(section) : new FailedStage(section, null, List.of()));
        }
        return failed;
    }

    private static long endedMs(StageView stage) {
        if (stage.jobs().isEmpty()) {
            return stage.decision() == null ? Long.MAX_VALUE : stage.decision().atMs();
        }
        return last(stage).endedMs();
    }

    private static JobView last(StageView stage) {
        return stage.jobs().get(stage.jobs().size() - 1);
    }

    private FailedStage explained(StageSection section) {
        StageView stage = section.stage();
        Optional<JobView> job = stage.jobs().isEmpty() ? Optional.empty() : Optional.of(last(stage));
        Optional<CommandRecord> command = job.flatMap(manifests).stream()
                .flatMap(manifest -> manifest.commands().stream())
                .filter(one -> one.hasFailed() && !intent.allowsFailure(stage.id(), one.index()))
                .findFirst();
        if (command.isEmpty()) {
            return new FailedStage(section, null, List.of());
        }
        String manifest = job.get().manifest();
        String attempt = manifest.substring(0, manifest.lastIndexOf('/') + 1);
        String address = addresses.apply(manifest);
        List<FailedStage.End> shown = new ArrayList<>();
        command.get()
                .errors()
                .forEach(stderr -> end(true, stderr, attempt, address).ifPresent(shown::add));
        end(false, command.get().stdout(), attempt, address).ifPresent(shown::add);
        return new FailedStage(section, CommandRow.of(command.get(), address), shown);
    }

    private Optional<FailedStage.End> end(boolean error, StreamRecord stream, String attempt, String address) {
        OutputLink link = OutputLink.of(stream, address);
        return link == null
                ? Optional.empty()
                : ends.of(attempt, stream).map(text -> new FailedStage.End(error, link, text));
    }
}

package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What failed first in a run, which is where a reader should look: of what has failed the run, if anything has.
 *
 * @param stage the failed stage
 * @param job its last delivery, if there was any
 * @param command the command that failed; empty when the stage failed without one
 * @param atMs when, epoch milliseconds
 */
record FirstFailure(StageView stage, Optional<JobView> job, Optional<CommandRecord> command, long atMs) {

    static Optional<FirstFailure> of(RunFacts facts) {
        List<FirstFailure> failures = new ArrayList<>();
        for (StageView stage : facts.run().stages()) {
            if (stage.status() == StageStatus.FAILED && !facts.run().wasStopped(stage)) {
                failures.add(of(facts, stage));
            }
        }
        failures.sort((a, b) -> a.stage.allowFailure() == b.stage.allowFailure()
                ? Long.compare(a.atMs, b.atMs)
                : Boolean.compare(a.stage.allowFailure(), b.stage.allowFailure()));
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.get(0));
    }

    private static FirstFailure of(RunFacts facts, StageView stage) {
        if (stage.jobs().isEmpty()) {
            long atMs =
                    stage.decision() == null ? Long.MAX_VALUE : stage.decision().atMs();
            return new FirstFailure(stage, Optional.empty(), Optional.empty(), atMs);
        }
        JobView last = stage.jobs().get(stage.jobs().size() - 1);
        List<CommandRecord> commands =
                facts.manifest(last).map(Manifest::commands).orElse(List.of());
        Optional<CommandRecord> first = commands.stream()
                .filter(command -> facts.counts(stage, command))
                .min(Comparator.comparingLong(CommandRecord::endedMs).thenComparing(CommandRecord::index));
        long atMs = first.map(CommandRecord::endedMs).filter(ms -> ms > 0).orElse(last.endedMs());
        return new FirstFailure(stage, Optional.of(last), first, atMs);
    }
}

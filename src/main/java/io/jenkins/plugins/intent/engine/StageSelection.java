package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.SkipCause;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses what a run does of its document: some stages and what they need, or what another run has left to do. */
public final class StageSelection {
    private final PlannedRun planned;
    private final Map<String, StagePlan> stages = new LinkedHashMap<>();

    public StageSelection(PlannedRun planned) {
        this.planned = planned;
        planned.plan().stages().forEach(stage -> stages.put(stage.id(), stage));
    }

    /**
     * The run with only these stages and what they need, directly or through others.
     *
     * @throws UsageException when there is no such stage
     */
    public PlannedRun only(Collection<String> names) throws UsageException {
        Set<String> asked = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String name : names) {
            open.addAll(named(name));
        }
        while (!open.isEmpty()) {
            String id = open.remove();
            if (asked.add(id)) {
                open.addAll(stages.get(id).needs());
            }
        }
        return planned.with(planned.plan()
                .withStages(stage -> asked.contains(stage.id())
                        ? stage
                        : stage.on(stage.terms().withoutIt())));
    }

    /**
     * The run that takes over what an earlier one has succeeded in.
     *
     * @param earlier the earlier run
     * @param from stages that are to be run in any case, with all that need them
     */
    public PlannedRun after(String runId, List<StageView> earlier, Collection<String> from) throws UsageException {
        Set<String> again = new HashSet<>();
        for (String name : from) {
            again.addAll(named(name));
        }
        Set<String> taken = new Standing(earlier, again).all();
        RunPlan plan = planned.plan()
                .withStages(stage ->
                        taken.contains(stage.id()) ? stage.on(stage.terms().takenOverFrom(runId)) : stage);
        return planned.with(plan.rerunOf(runId));
    }

    private List<String> named(String name) throws UsageException {
        List<String> ids = planned.document().stagesNamed(name).stream()
                .filter(stages::containsKey)
                .toList();
        if (ids.isEmpty()) {
            throw new UsageException("the intent has no stage " + Quote.of(name)
                    + CloseNames.hint(name, stages.keySet())
                            .map(hint -> "; " + hint)
                            .orElse("; `intent explain` lists them"));
        }
        return ids;
    }

    /** What stands of an earlier run: a stage that succeeded, when nothing that it needs is run again. */
    private final class Standing {
        private final Map<String, StageView> before = new HashMap<>();
        private final Set<String> again;
        private final Set<String> taken = new LinkedHashSet<>();
        private final Set<String> judged = new HashSet<>();

        /** @param again stages that are run in any case */
        Standing(List<StageView> earlier, Set<String> again) {
            earlier.forEach(stage -> before.put(stage.id(), stage));
            this.again = again;
        }

        Set<String> all() {
            stages.keySet().forEach(this::judgeAfterNeeds);
            return taken;
        }

        private void judgeAfterNeeds(String start) {
            Deque<String> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                List<String> left = stages.get(open.peek()).needs().stream()
                        .filter(need -> !judged.contains(need))
                        .toList();
                left.forEach(open::push);
                if (left.isEmpty()) {
                    judge(open.pop());
                }
            }
        }

        private void judge(String id) {
            StageView view = before.get(id);
            boolean succeeded = view != null && view.status() == StageStatus.SUCCEEDED && !again.contains(id);
            boolean stands = stages.get(id).needs().stream()
                    .allMatch(need -> taken.contains(need) || wasNotNeeded(before.get(need)) && !again.contains(need));
            if (judged.add(id) && succeeded && stands) {
                taken.add(id);
            }
        }

        private static boolean wasNotNeeded(StageView stage) {
            return stage != null
                    && stage.status() == StageStatus.SKIPPED
                    && (stage.skippedBy() == SkipCause.CONDITION || stage.skippedBy() == SkipCause.RUN_WHEN);
        }
    }
}

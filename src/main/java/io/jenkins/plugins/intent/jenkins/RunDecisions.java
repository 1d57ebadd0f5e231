package io.jenkins.plugins.intent.jenkins;

import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.ledger.StageStatus;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;

/**
 * A person's answer to a stage that waits: who may give it, and what becomes of it. It takes the
 * permission to approve and, where the gate names approvers, to be one of them or in one of their
 * groups; whoever administers Jenkins always may. The same answer given twice, as by a double click,
 * is one answer.
 */
public final class RunDecisions {
    private final IntentRunAction action;

    RunDecisions(IntentRunAction action) {
        this.action = action;
    }

    /** Whether a stage waits for a person, even while others go on. */
    public boolean isWaiting() {
        return live().stream()
                .flatMap(run -> run.view().stages().stream())
                .anyMatch(stage -> stage.status() == StageStatus.NEEDS_HUMAN);
    }

    /** Whether the reader may answer at all. */
    public boolean isPermitted() {
        return action.getBuild().hasPermission(IntentPermissions.APPROVE);
    }

    /** What a waiting stage asks. */
    public String question(String stage) {
        return live().map(run -> run.question(stage)).orElse("");
    }

    /** Who may answer, empty when whoever has the permission may. */
    public String approvers(String stage) {
        return live().map(run -> String.join(", ", run.approvers(stage))).orElse("");
    }

    /** Whether the reader may answer for that stage. */
    public boolean mayDecide(String stage) {
        return isPermitted()
                && live().map(run -> isApprover(run.approvers(stage))).orElse(false);
    }

    private Optional<IntentRun> live() {
        return action.getBuild().isBuilding()
                ? IntentRuns.find(action.getBuild(), action.getUrlName())
                : Optional.empty();
    }

    HttpResponse decide(String stage, Answer answer, String reason) {
        action.getBuild().checkPermission(IntentPermissions.APPROVE);
        if (stage == null || stage.isBlank()) {
            return refused(400, Messages.text("RunDecisions.stage_missing"));
        }
        String by = Jenkins.getAuthentication2().getName();
        if (isRepeated(stage, answer, by)) {
            return HttpResponses.redirectToDot();
        }
        Optional<IntentRun> live = live();
        if (live.isEmpty()) {
            return refused(409, Messages.text("RunDecisions.not_live"));
        }
        if (reason == null || reason.isBlank()) {
            return refused(400, Messages.text("RunDecisions.reason_missing"));
        }
        if (!isApprover(live.get().approvers(stage))) {
            return refused(403, Messages.text("RunDecisions.not_approver", stage));
        }
        Decided decided = live.get().decide(stage, answer, by, reason.strip());
        return switch (decided) {
            case RECORDED -> HttpResponses.redirectToDot();
            case NOT_WAITING, RUN_ENDED -> refused(409, Messages.text("RunDecisions.not_waiting", stage));
            case UNKNOWN_STAGE -> refused(404, Messages.text("RunDecisions.unknown_stage", stage));
        };
    }

    private boolean isRepeated(String stageId, Answer answer, String by) {
        return action.view().stream()
                .flatMap(run -> run.stages().stream())
                .filter(stage -> stage.id().equals(stageId))
                .map(StageView::decision)
                .anyMatch(known -> known != null
                        && Approvers.isSameUser(known.by(), by)
                        && known.outcome().is(answer));
    }

    private HttpResponse refused(int status, String message) {
        return HttpResponses.forwardToView(action, "refused")
                .with("status", status)
                .with("message", message);
    }

    /** Whether the current user may answer for a gate with these {@link StagePlan#approvers()}. */
    private static boolean isApprover(List<String> approvers) {
        return approvers.isEmpty()
                || Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                || Approvers.have(approvers, Jenkins.getAuthentication2());
    }
}

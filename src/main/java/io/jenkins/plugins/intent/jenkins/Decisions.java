package io.jenkins.plugins.intent.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.ledger.Decided;
import io.jenkins.plugins.intent.ledger.StagePlan;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * A person's answer to a stage that waits: who may give it, and what becomes of it. It takes the
 * permission to approve and, where the gate names approvers, to be one of them or in one of their
 * groups; whoever administers Jenkins always may.
 */
final class Decisions {
    private final Run<?, ?> build;
    private final String key;

    Decisions(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
    }

    HttpResponse decide(String stage, boolean approved, String reason) {
        build.checkPermission(IntentPermissions.APPROVE);
        Optional<IntentRun> live = IntentRuns.find(build, key);
        if (live.isEmpty()) {
            return HttpResponses.errorWithoutStack(409, Messages.text("Decisions.not_live"));
        }
        if (reason == null || reason.isBlank()) {
            return HttpResponses.errorWithoutStack(400, Messages.text("Decisions.reason_missing"));
        }
        if (!isApprover(live.get().approvers(stage))) {
            return HttpResponses.errorWithoutStack(403, Messages.text("Decisions.not_approver", stage));
        }
        String by = Jenkins.getAuthentication2().getName();
        Decided answer = live.get().decide(stage, approved, by, reason.strip());
        return switch (answer) {
            case RECORDED -> HttpResponses.redirectToDot();
            case NOT_WAITING, RUN_ENDED ->
                HttpResponses.errorWithoutStack(409, Messages.text("Decisions.not_waiting", stage));
            case UNKNOWN_STAGE -> HttpResponses.errorWithoutStack(404, Messages.text("Decisions.unknown_stage", stage));
        };
    }

    /** Whether the current user may answer for a gate with these {@link StagePlan#approvers()}. */
    static boolean isApprover(List<String> approvers) {
        if (approvers.isEmpty() || Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return true;
        }
        Authentication user = Jenkins.getAuthentication2();
        return approvers.contains(user.getName())
                || user.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(approvers::contains);
    }
}

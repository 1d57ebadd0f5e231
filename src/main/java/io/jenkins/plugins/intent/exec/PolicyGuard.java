package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Confinement;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last look before a start: the command must be the very one that was judged, and the policy must
 * still let it run here, where links can be resolved. What a person approved does not block again;
 * what nobody saw before does.
 */
public final class PolicyGuard implements CommandGuard {
    private final CommandPolicy policy;

    public PolicyGuard(CommandPolicy policy) {
        this.policy = policy;
    }

    /** The guard that a job carries with it; one without a policy still checks the digests. */
    public static CommandGuard of(JobSpec job) {
        return job.policyJson() == null
                ? (spec, index, whole, processes) ->
                        changed(spec, index).stream().toList()
                : new PolicyGuard(Read.of(job.policyJson()).policy());
    }

    /** The jobs that one process does are of one run, as a rule, and have the same policy. */
    private record Read(String json, CommandPolicy policy) {
        private static volatile Read last = new Read("", null);

        static Read of(String json) {
            Read known = last;
            if (!known.json().equals(json)) {
                known = new Read(json, CommandPolicy.fromJson(json));
                last = known;
            }
            return known;
        }
    }

    @Override
    public List<Finding> refusals(JobSpec job, int index, Command whole, List<ResolvedCommand> processes) {
        Optional<Finding> changed = changed(job, index);
        if (changed.isPresent()) {
            return List.of(changed.get());
        }
        Path project = Path.of(job.projectDir());
        PolicyContext context = new PolicyContext(project, job.block().allowShell(), Platform.current(), true);
        List<Finding> refusals = new ArrayList<>();
        for (int i = 0; i < processes.size(); i++) {
            String pointer = processes.size() == 1 ? pointer(job, index) : pointer(job, index) + "/pipe/" + i;
            CommandLine line = CommandLines.of(job.block(), processes.get(i), project);
            for (Finding finding : policy.judge(line.and(CommandLines.files(whole, i)), context, pointer)) {
                boolean approved = job.shellApproved() && known(job, finding);
                if (finding.decision() == Decision.BLOCK && !approved) {
                    refusals.add(finding);
                }
            }
        }
        return refusals;
    }

    @Override
    public Confinement confinement() {
        return policy.confinement();
    }

    private static Optional<Finding> changed(JobSpec job, int index) {
        Path project = Path.of(job.projectDir()).normalize();
        Command command = job.block().started().get(index);
        if (job.commandDigests().isEmpty()
                || (index < job.commandDigests().size()
                        && CommandLines.digest(job.block(), command, project)
                                .equals(job.commandDigests().get(index)))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Decision.BLOCK,
                "verdict.changed",
                "built-in",
                command.displayName(),
                "this is not the command that the policy judged: its program, arguments, directory or environment"
                        + " changed on the way",
                Optional.empty(),
                pointer(job, index)));
    }

    /** Pointers in the document begin with the stage, which a job does not know. */
    private static boolean known(JobSpec job, Finding finding) {
        return job.findings().stream()
                .anyMatch(seen ->
                        seen.rule().equals(finding.rule()) && (seen.pointer() + "/").contains(finding.pointer() + "/"));
    }

    private static String pointer(JobSpec job, int index) {
        return job.block().pointer(index);
    }
}

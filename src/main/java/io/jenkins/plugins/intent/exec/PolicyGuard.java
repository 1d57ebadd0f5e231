package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.policy.CommandDigest;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                ? (spec, index, directory) ->
                        changed(spec, index, line(spec, index)).stream().toList()
                : new PolicyGuard(CommandPolicy.fromJson(job.policyJson()));
    }

    /**
     * Begins to read what is known of commands, on a thread of its own, for a process that will judge some.
     * That takes about as long as the rest of its start.
     */
    public static void readAhead() {
        Thread thread = new Thread(PolicyGuard::judgeNothing, "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static void judgeNothing() {
        Path here = Path.of("").toAbsolutePath();
        CommandLine nothing = new CommandLine("true", List.of(), Map.of(), here);
        CommandPolicy.builtIn().judge(nothing, new PolicyContext(here, false, Platform.current(), true), pointer(0));
    }

    @Override
    public List<Finding> refusals(JobSpec job, int index, Path directory) {
        CommandLine line = line(job, index);
        Optional<Finding> changed = changed(job, index, line);
        if (changed.isPresent()) {
            return List.of(changed.get());
        }
        PolicyContext context =
                new PolicyContext(Path.of(job.projectDir()), job.block().allowShell(), Platform.current(), true);
        return policy.judge(line, context, pointer(index)).stream()
                .filter(finding -> finding.decision() == Decision.BLOCK)
                .filter(finding -> !(job.shellApproved() && known(job, finding)))
                .toList();
    }

    private static CommandLine line(JobSpec job, int index) {
        Command command = job.block().commands().get(index);
        return CommandLines.of(job.block(), command, Path.of(job.projectDir()));
    }

    private static Optional<Finding> changed(JobSpec job, int index, CommandLine line) {
        if (job.commandDigests().isEmpty()
                || (index < job.commandDigests().size()
                        && CommandDigest.of(line, Path.of(job.projectDir()).normalize())
                                .equals(job.commandDigests().get(index)))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Decision.BLOCK,
                "verdict.changed",
                "built-in",
                line.program(),
                "this is not the command that the policy judged: its program, arguments, directory or environment"
                        + " changed on the way",
                Optional.empty(),
                pointer(index)));
    }

    /** Pointers in the document begin with the stage, which a job does not know. */
    private static boolean known(JobSpec job, Finding finding) {
        return job.findings().stream()
                .anyMatch(seen ->
                        seen.rule().equals(finding.rule()) && (seen.pointer() + "/").contains(finding.pointer() + "/"));
    }

    private static String pointer(int index) {
        return "/exec/commands/" + index;
    }
}

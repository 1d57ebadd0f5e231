package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that one attempt needs, and the shape of {@code job.json}: whoever holds it can run the block
 * without asking anybody. Reads and writes as JSON with {@link io.jenkins.plugins.intent.json.RecordJson}.
 *
 * @param schemaVersion version of this shape, 1
 * @param runId the run
 * @param stageId the stage
 * @param jobId the delivery
 * @param attempt 1, 2, …
 * @param agent who runs it
 * @param token proof of the lease
 * @param projectDir absolute path of the directory that commands run in and never leave
 * @param timeoutMs longest time the whole block may take, in milliseconds; 0 means no limit
 * @param leaseMs how long the lease holds without a renewal, in milliseconds
 * @param block the commands, with every {@code ${NAME}} already replaced
 * @param limits how much output is kept
 * @param findings what the policy said before the start
 * @param policyJson the effective policy, so that each command is judged again right before its
 *     start; null judges nothing again
 * @param shellApproved whether a person approved the blocked findings, which then block no more
 * @param commandDigests digest of each command as it was judged, in order; empty checks none
 * @param captured values of variables that stages before this one captured and export
 * @param guarded directories on the machine of the job that confined commands can only read, besides what the attempt
 *     leaves: where the run's books are kept
 */
public record JobSpec(
        int schemaVersion,
        String runId,
        String stageId,
        String jobId,
        int attempt,
        String agent,
        String token,
        String projectDir,
        long timeoutMs,
        long leaseMs,
        ExecBlock block,
        OutputLimits limits,
        List<FindingView> findings,
        String policyJson,
        boolean shellApproved,
        List<String> commandDigests,
        Map<String, String> captured,
        List<String> guarded) {
    /** The version this program writes. */
    public static final int SCHEMA_VERSION = 1;

    public JobSpec {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(limits, "limits");
        findings = List.copyOf(findings);
        commandDigests = List.copyOf(commandDigests);
        captured = Ordered.copyOf(captured);
        guarded = List.copyOf(guarded);
    }

    /**
     * The job of a lease.
     *
     * @param timeoutMs 0 means no limit
     * @param captured values that stages before it export
     */
    public static JobSpec of(
            Lease lease,
            String agent,
            String projectDir,
            long timeoutMs,
            ExecBlock block,
            OutputLimits limits,
            Judged judged,
            Map<String, String> captured) {
        return new JobSpec(
                SCHEMA_VERSION,
                lease.runId(),
                lease.stageId(),
                lease.jobId(),
                lease.attempt(),
                agent,
                lease.token(),
                projectDir,
                timeoutMs,
                lease.leaseMs(),
                block,
                limits,
                judged.findings(),
                judged.policyJson(),
                judged.approved(),
                judged.commandDigests(),
                captured,
                List.of());
    }

    /** The same job where the run's books are within reach of its commands. */
    public JobSpec guarding(List<String> directories) {
        return with(block, findings, captured, directories);
    }

    /** The same job in other words, such as with its secrets masked. */
    public JobSpec with(ExecBlock otherBlock, List<FindingView> otherFindings, Map<String, String> otherCaptured) {
        return with(otherBlock, otherFindings, otherCaptured, guarded);
    }

    private JobSpec with(
            ExecBlock otherBlock,
            List<FindingView> otherFindings,
            Map<String, String> otherCaptured,
            List<String> otherGuarded) {
        return new JobSpec(
                schemaVersion,
                runId,
                stageId,
                jobId,
                attempt,
                agent,
                token,
                projectDir,
                timeoutMs,
                leaseMs,
                otherBlock,
                limits,
                otherFindings,
                policyJson,
                shellApproved,
                commandDigests,
                otherCaptured,
                otherGuarded);
    }

    /** What everything that comes from this delivery has in its environment. */
    public String mark() {
        return JobCookie.of(this).ofJob();
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.ledger.Lease;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/**
 * A mark in the environment of every process that a job starts, inherited by all of their children,
 * so that they are found again when they have left the process tree. It is derived from the job
 * alone: whoever comes back after a crash knows it too. It does not give the token away.
 *
 * @param mark 32 hexadecimal digits, different for each delivery of each job of each run
 */
record JobCookie(String mark) {
    private static final int MARK_DIGITS = 32;

    static JobCookie of(JobSpec job) {
        return of(job.runId(), job.jobId(), job.attempt(), job.token());
    }

    static JobCookie of(Lease lease) {
        return of(lease.runId(), lease.jobId(), lease.attempt(), lease.token());
    }

    private static JobCookie of(String runId, String jobId, int attempt, String token) {
        MessageDigest digest = Digests.newSha256();
        for (String part : new String[] {runId, jobId, Integer.toString(attempt), token}) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return new JobCookie(Digests.hex(digest).substring(0, MARK_DIGITS));
    }

    /** What every process of the job has in its environment. */
    String ofJob() {
        return mark + ".";
    }

    /** What every process of one command has in its environment. */
    String ofCommand(int index) {
        return mark + "." + index + ".";
    }

    /** The value of {@link MarkVariables#OF_JOBS} for a command, given what surrounds the runner itself. */
    String value(int index, Map<String, String> surroundings) {
        String outer = surroundings.get(MarkVariables.OF_JOBS);
        return outer == null ? ofCommand(index) : outer + ":" + ofCommand(index);
    }
}

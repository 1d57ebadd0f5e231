package io.jenkins.plugins.intent.ledger;

/** One delivery of a stage, inside the books. Changed only by {@link Ledger#apply}. */
final class JobState {
    private final StageState stage;
    private final int attempt;
    private JobStatus status = JobStatus.QUEUED;
    private String agent;
    private Token token;
    private String manifest;
    private long leasedMs;
    private long endedMs;
    private boolean accepted;

    JobState(StageState stage, int attempt) {
        this.stage = stage;
        this.attempt = attempt;
    }

    void claim(String byAgent, Token withToken, long atMs) {
        require(JobStatus.QUEUED);
        status = JobStatus.RUNNING;
        agent = byAgent;
        token = withToken;
        leasedMs = atMs;
        stage.changed();
    }

    void complete(boolean succeeded, String manifestPath, long atMs) {
        end(succeeded ? JobStatus.SUCCEEDED : JobStatus.FAILED, atMs);
        accepted = true;
        manifest = manifestPath;
        stage.changed();
    }

    void expire(long atMs) {
        end(JobStatus.EXPIRED, atMs);
    }

    void cancel(long atMs) {
        end(JobStatus.CANCELLED, atMs);
    }

    /** What it had done when it was cancelled is kept there. */
    void left(String manifestPath) {
        if (status == JobStatus.CANCELLED) {
            manifest = manifestPath;
            stage.changed();
        }
    }

    private void end(JobStatus how, long atMs) {
        require(JobStatus.RUNNING);
        status = how;
        endedMs = atMs;
        stage.changed();
    }

    private void require(JobStatus expected) {
        if (status != expected) {
            throw new IllegalStateException("job " + id() + " is " + status.text() + ", not " + expected.text());
        }
    }

    /** Whether {@code candidate} is the token this job was handed out with. */
    boolean handedOutWith(String candidate) {
        return token != null && token.isKnownTo(candidate);
    }

    /** Whether an outcome reported by its agent is in the books. */
    boolean accepted() {
        return accepted;
    }

    /** The id of the n-th delivery of a stage. */
    static String id(String stageId, int attempt) {
        return stageId + "-" + attempt;
    }

    String id() {
        return id(stage.plan().id(), attempt);
    }

    StageState stage() {
        return stage;
    }

    String agent() {
        return agent;
    }

    JobStatus status() {
        return status;
    }

    Lease lease(String runId) {
        return new Lease(
                runId,
                stage.plan().id(),
                id(),
                attempt,
                token.text(),
                stage.plan().leaseMs());
    }

    JobView view() {
        return new JobView(id(), attempt, agent, status, leasedMs, endedMs, manifest);
    }
}

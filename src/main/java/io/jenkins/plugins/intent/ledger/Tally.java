package io.jenkins.plugins.intent.ledger;

/**
 * How the stages that a stage needs have ended so far. Immutable.
 *
 * @param needs how many there are
 * @param met how many count as done
 * @param failed how many failed
 * @param declined how many were answered with no
 */
record Tally(int needs, int met, int failed, int declined) {
    Tally and(NeedOutcome outcome) {
        return switch (outcome) {
            case MET -> new Tally(needs, met + 1, failed, declined);
            case FAILED -> new Tally(needs, met, failed + 1, declined);
            case DECLINED -> new Tally(needs, met, failed, declined + 1);
        };
    }

    private boolean allEnded() {
        return met + failed + declined == needs;
    }

    /** Whether a stage with these needs may run. */
    boolean isReady(RunWhen when) {
        return switch (when) {
            case SUCCESS -> met == needs;
            case FAILURE -> allEnded() && failed > 0;
            case ALWAYS -> allEnded();
        };
    }

    /** Why it will never run; null while that is open. */
    SkipCause hopeless(RunWhen when) {
        return switch (when) {
            case SUCCESS -> failed > 0 ? SkipCause.FAILURE : declined > 0 ? SkipCause.DECLINED : null;
            case FAILURE -> allEnded() && failed == 0 ? SkipCause.RUN_WHEN : null;
            case ALWAYS -> null;
        };
    }
}

package io.jenkins.plugins.intent.exec;

import java.util.List;
import java.util.Map;

/** Manifests for tests that run nothing. */
public final class Manifests {
    private Manifests() {}

    /** Of a run called {@code run-1}; times are epoch milliseconds. */
    public static Manifest of(
            String stage,
            int attempt,
            String agent,
            AttemptStatus status,
            long startedMs,
            long endedMs,
            List<CommandRecord> commands) {
        return of(stage, attempt, agent, status, null, startedMs, endedMs, commands);
    }

    /** @param error why it failed as a whole; null when nothing is to be said */
    public static Manifest of(
            String stage,
            int attempt,
            String agent,
            AttemptStatus status,
            String error,
            long startedMs,
            long endedMs,
            List<CommandRecord> commands) {
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "run-1",
                stage,
                stage + "-" + attempt,
                attempt,
                agent,
                status,
                error,
                startedMs,
                endedMs,
                List.of(),
                commands,
                Map.of(),
                List.of(),
                null);
    }
}

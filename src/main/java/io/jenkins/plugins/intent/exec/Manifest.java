package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.confine.ConfinementRecord;
import io.jenkins.plugins.intent.json.Components;
import io.jenkins.plugins.intent.ledger.FindingView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code manifest.json} of one attempt. Immutable.
 *
 * @param schemaVersion version of this shape; up to 1 every stream has a file, also one without a byte
 * @param runId the run
 * @param stageId the stage
 * @param jobId the delivery
 * @param attempt 1, 2, …
 * @param agent who ran it
 * @param status how the attempt ended
 * @param error why the block as a whole failed, when no command says it; null otherwise
 * @param startedMs epoch milliseconds
 * @param endedMs epoch milliseconds
 * @param findings what the policy said
 * @param commands every command of the block, also those not started
 * @param exports values of captured variables, for the stages that need this one
 * @param services what became of the programs that ran beside the commands
 * @param confined how the commands were confined; null when the policy wanted no boundary
 */
public record Manifest(
        int schemaVersion,
        String runId,
        String stageId,
        String jobId,
        int attempt,
        String agent,
        AttemptStatus status,
        String error,
        long startedMs,
        long endedMs,
        List<FindingView> findings,
        List<CommandRecord> commands,
        Map<String, String> exports,
        List<CommandRecord> services,
        ConfinementRecord confined)
        implements Components {
    /** The version this program writes. */
    public static final int SCHEMA_VERSION = 2;

    public Manifest {
        findings = List.copyOf(findings);
        commands = List.copyOf(commands);
        services = services == null ? List.of() : List.copyOf(services);
        exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports == null ? Map.of() : exports));
    }

    /** The same, with how its commands were confined, and what that explains of them. */
    Manifest confined(ConfinementRecord how, List<CommandRecord> explained) {
        return new Manifest(
                schemaVersion,
                runId,
                stageId,
                jobId,
                attempt,
                agent,
                status,
                error,
                startedMs,
                endedMs,
                findings,
                explained,
                exports,
                services,
                how);
    }

    /** Everything that was started: commands, then services. */
    public List<CommandRecord> started() {
        List<CommandRecord> all = new ArrayList<>(commands);
        all.addAll(services);
        return all;
    }

    @Override
    public Object[] components() {
        return new Object[] {
            schemaVersion,
            runId,
            stageId,
            jobId,
            attempt,
            agent,
            status,
            error,
            startedMs,
            endedMs,
            findings,
            commands,
            exports,
            services,
            confined
        };
    }
}

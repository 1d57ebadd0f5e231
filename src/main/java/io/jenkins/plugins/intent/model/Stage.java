package io.jenkins.plugins.intent.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * A node of the workflow: a block of commands or a gate for a person, never both.
 *
 * @param id unique in the workflow
 * @param position 0-based place among the document's stages; those of one matrix share it
 * @param matrix the values of its axes, when it is one of a matrix
 * @param kind which of {@link #exec()} and {@link #gate()} is there
 * @param needs ids of the stages that must succeed first, sorted, without doubles
 * @param label label expression an agent must match; empty when any agent will do
 * @param maxAttempts how many failed attempts end the stage, at least 1
 * @param timeoutSec longest time one attempt may take, in seconds; 0 means no limit
 * @param leaseSec how long an agent holds a job without being heard of, in seconds; empty leaves it to
 *     whoever runs it
 * @param workspace where the block runs
 * @param outputs the files that it keeps and hands to later stages
 * @param when what must hold for it to run
 * @param runAfter after which ends of the stages that it needs it runs
 * @param allowFailure whether its failure is recorded and does not count
 * @param retryDelaySec pause before the next attempt, in seconds
 * @param exec the block of commands, when kind is {@link StageKind#EXEC_BLOCK}
 * @param gate the question, when kind is {@link StageKind#GATE}
 */
public record Stage(
        String id,
        int position,
        Map<String, String> matrix,
        StageKind kind,
        List<String> needs,
        Optional<String> label,
        int maxAttempts,
        long timeoutSec,
        OptionalLong leaseSec,
        WorkspaceMode workspace,
        List<Output> outputs,
        Optional<Condition> when,
        RunAfter runAfter,
        boolean allowFailure,
        long retryDelaySec,
        Optional<ExecBlock> exec,
        Optional<Gate> gate) {
    public Stage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(workspace, "workspace");
        matrix = Ordered.copyOf(matrix);
        needs = needs.size() < 2 ? List.copyOf(needs) : List.copyOf(new TreeSet<>(needs));
        outputs = List.copyOf(outputs);
    }

    /** Patterns of what an attempt leaves that ended so. */
    public List<String> outputsOf(boolean succeeded) {
        List<String> patterns = new ArrayList<>();
        for (Output output : outputs) {
            if (succeeded || output.always()) {
                patterns.add(output.pattern());
            }
        }
        return List.copyOf(patterns);
    }

    /** Patterns that may match nothing. */
    public List<String> optionalOutputs() {
        return outputs.stream().filter(Output::optional).map(Output::pattern).toList();
    }

    /** JSON pointer of the stage in its document. */
    public String pointer() {
        return "/workflow/stages/" + position;
    }
}

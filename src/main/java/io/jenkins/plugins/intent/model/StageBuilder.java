package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a stage, each value by its name. What is not said of it is as in a document that does not say it. */
public final class StageBuilder {
    private final String id;
    private final StageKind kind;
    private final Optional<ExecBlock> exec;
    private final Optional<Gate> gate;
    private int position;
    private Map<String, String> matrix = Map.of();
    private List<String> needs = List.of();
    private Optional<String> label = Optional.empty();
    private int maxAttempts = 1;
    private long timeoutSec;
    private OptionalLong leaseSec = OptionalLong.empty();
    private WorkspaceMode workspace = WorkspaceMode.SHARED;
    private List<Output> outputs = List.of();
    private Optional<Condition> when = Optional.empty();
    private RunAfter runAfter = RunAfter.SUCCESS;
    private boolean allowFailure;
    private long retryDelaySec;

    private StageBuilder(String id, StageKind kind, Optional<ExecBlock> exec, Optional<Gate> gate) {
        this.id = id;
        this.kind = kind;
        this.exec = exec;
        this.gate = gate;
    }

    public static StageBuilder block(String id, ExecBlock block) {
        return new StageBuilder(id, StageKind.EXEC_BLOCK, Optional.of(block), Optional.empty());
    }

    /** One whose commands cannot be read, so that there is nothing to say of them. */
    static StageBuilder unreadableBlock(String id) {
        return new StageBuilder(id, StageKind.EXEC_BLOCK, Optional.empty(), Optional.empty());
    }

    public static StageBuilder gate(String id, Gate gate) {
        return new StageBuilder(id, StageKind.GATE, Optional.empty(), Optional.of(gate));
    }

    /** Its 0-based place in the document, and what it has of a matrix there. */
    public StageBuilder at(int thePosition, Map<String, String> axes) {
        position = thePosition;
        matrix = axes;
        return this;
    }

    public StageBuilder at(int thePosition) {
        return at(thePosition, Map.of());
    }

    public StageBuilder needs(List<String> stages) {
        needs = stages;
        return this;
    }

    public StageBuilder label(Optional<String> expression) {
        label = expression;
        return this;
    }

    public StageBuilder workspace(WorkspaceMode where) {
        workspace = where;
        return this;
    }

    public StageBuilder outputs(List<Output> files) {
        outputs = files;
        return this;
    }

    /** How often it is tried at most, and the pause between two attempts, in seconds. */
    public StageBuilder attempts(int most, long delaySec) {
        maxAttempts = most;
        retryDelaySec = delaySec;
        return this;
    }

    /** Seconds that one attempt may take; 0 means no limit. */
    public StageBuilder timeoutSec(long seconds) {
        timeoutSec = seconds;
        return this;
    }

    /** Seconds that an agent holds a job without being heard of; empty leaves it to whoever runs it. */
    public StageBuilder leaseSec(OptionalLong seconds) {
        leaseSec = seconds;
        return this;
    }

    public StageBuilder when(Optional<Condition> condition) {
        when = condition;
        return this;
    }

    public StageBuilder runAfter(RunAfter ends) {
        runAfter = ends;
        return this;
    }

    public StageBuilder allowFailure(boolean allowed) {
        allowFailure = allowed;
        return this;
    }

    public Stage build() {
        return new Stage(
                id,
                position,
                matrix,
                kind,
                needs,
                label,
                maxAttempts,
                timeoutSec,
                leaseSec,
                workspace,
                outputs,
                when,
                runAfter,
                allowFailure,
                retryDelaySec,
                exec,
                gate);
    }
}

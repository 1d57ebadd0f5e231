package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.policy.Finding;
import java.util.List;

/** A command that is not started, and why, in words for a person. */
final class StartRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean endsBlock;
    private final transient List<Finding> findings;

    private StartRefusedException(String message, boolean endsBlock, List<Finding> findings) {
        super(message, null, false, false);
        this.endsBlock = endsBlock;
        this.findings = List.copyOf(findings);
    }

    /** It cannot be started: a failure of this command like any other. */
    static StartRefusedException byError(String message) {
        return new StartRefusedException(message, false, List.of());
    }

    /** It must not be started, and nothing after it. */
    static StartRefusedException byPolicy(String message) {
        return new StartRefusedException(message, true, List.of());
    }

    /** It must not be started, and nothing after it: {@code findings} say why, at least one. */
    static StartRefusedException byPolicy(List<Finding> findings) {
        return new StartRefusedException(findings.get(0).message(), true, findings);
    }

    boolean endsBlock() {
        return endsBlock;
    }

    List<Finding> findings() {
        return findings;
    }
}

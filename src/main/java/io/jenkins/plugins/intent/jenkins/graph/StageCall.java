package io.jenkins.plugins.intent.jenkins.graph;

import java.io.Serializable;

/** Which attempt of which stage a closure was called for. */
final class StageCall implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String stage;
    private final int attempt;

    StageCall(String stage, int attempt) {
        this.stage = stage;
        this.attempt = attempt;
    }

    String stage() {
        return stage;
    }

    int attempt() {
        return attempt;
    }
}

package io.jenkins.plugins.intent.jenkins.graph;

import java.io.Serializable;

/** Of which call of the build the nodes around are: what they find their run by, also after a restart. */
public final class IntentCall implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String key;

    /** @param key which of the build's calls */
    public IntentCall(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}

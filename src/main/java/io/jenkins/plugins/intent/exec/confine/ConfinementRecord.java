package io.jenkins.plugins.intent.exec.confine;

import java.util.List;

/**
 * How commands were confined, as the manifest keeps it.
 *
 * @param by what held the boundary, such as "bubblewrap 0.8.0"; null when nothing did
 * @param reason why nothing did; null when something did
 * @param writable what could be written besides the project and the temporary directory
 * @param network whether there was more than loopback
 */
public record ConfinementRecord(String by, String reason, List<String> writable, boolean network) {
    public ConfinementRecord {
        writable = List.copyOf(writable);
    }

    static ConfinementRecord none(String reason) {
        return new ConfinementRecord(null, reason, List.of(), true);
    }

    /** One sentence for people. */
    public String sentence() {
        if (by == null) {
            return "not confined: " + reason;
        }
        return "confined by " + by
                + (writable.isEmpty() ? "" : ", writing also to " + String.join(", ", writable))
                + (network ? "" : ", without network");
    }
}

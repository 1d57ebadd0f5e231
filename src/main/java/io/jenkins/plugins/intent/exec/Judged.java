package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.ledger.FindingView;
import java.util.List;

/**
 * What was said of a block before it starts, by the policy and by people.
 *
 * @param findings what the policy said
 * @param policyJson the policy, to judge again right before each start; null judges nothing again
 * @param approved whether a person approved the blocked findings, which then block no more
 * @param commandDigests digest of each command as it was judged, in order; empty checks none
 */
public record Judged(List<FindingView> findings, String policyJson, boolean approved, List<String> commandDigests) {
    /** Nobody has looked, and nobody will. */
    public static final Judged NOT_AT_ALL = new Judged(List.of(), null, false, List.of());
}

package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.nio.charset.StandardCharsets;

/** Reads policies that are given as text, by the same reader as files, so that people see the same messages. */
public final class PolicyTexts {
    private PolicyTexts() {}

    /**
     * @param layer what findings call the policy
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static PolicyLayer read(String layer, String text) throws InvalidDocumentException {
        return new PolicyFiles().read(layer, layer + " policy", text.getBytes(StandardCharsets.UTF_8));
    }
}

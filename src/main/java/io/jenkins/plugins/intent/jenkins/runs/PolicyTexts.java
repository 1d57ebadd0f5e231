package io.jenkins.plugins.intent.jenkins.runs;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads policies that are given as text, by the same reader as files, so that people see the same messages. */
public final class PolicyTexts {
    private PolicyTexts() {}

    /**
     * @param layer what findings call the policy
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static PolicyLayer read(String layer, String text) throws InvalidDocumentException, IOException {
        Path directory = Files.createTempDirectory("intent-policy");
        Path file = directory.resolve("policy.json");
        try {
            Files.writeString(file, text);
            return new PolicyFiles().read(layer, file);
        } catch (InvalidDocumentException e) {
            throw new InvalidDocumentException(
                    e.problems().stream().map(problem -> named(layer, problem)).toList());
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    /** Nobody knows the name that the text had for a moment. */
    private static Problem named(String layer, Problem problem) {
        return new Problem(
                layer + " policy",
                problem.pointer(),
                problem.line(),
                problem.column(),
                problem.message(),
                problem.hint());
    }
}

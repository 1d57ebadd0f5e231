package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where and under which consent a command is judged.
 *
 * @param projectDir boundary of every path check, absolute
 * @param allowShell whether the intent asks for shell entry points; the policy's floor may refuse
 * @param platform whose path rules apply
 * @param realPaths whether links are resolved on this file system now; only useful where the
 *     project directory is, that is on the agent right before the start
 */
public record PolicyContext(Path projectDir, boolean allowShell, Platform platform, boolean realPaths) {
    public PolicyContext {
        Objects.requireNonNull(projectDir, "projectDir");
        Objects.requireNonNull(platform, "platform");
    }
}

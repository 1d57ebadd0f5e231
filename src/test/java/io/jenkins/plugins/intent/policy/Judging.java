package io.jenkins.plugins.intent.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What tests of the policy say again and again. */
final class Judging {
    static final Path PROJECT = Path.of("/project");

    private Judging() {}

    static CommandLine command(String... words) {
        return new CommandLine(words[0], List.of(words).subList(1, words.length), Map.of(), PROJECT);
    }

    static List<Finding> on(Platform platform, String... words) {
        return CommandPolicy.builtIn().judge(command(words), context(platform), "/commands/0");
    }

    static List<Finding> onLinux(String... words) {
        return on(Platform.LINUX, words);
    }

    static PolicyContext context(Platform platform) {
        return new PolicyContext(PROJECT, false, platform, false);
    }

    static Decision decision(List<Finding> findings) {
        return CommandPolicy.strictest(findings);
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.policy.CommandLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command of a block comes to once its directory and environment are put together. The side of
 * the books and the runner both ask here, so that the verdict and its digest are about the same thing.
 */
public final class CommandLines {
    private CommandLines() {}

    public static CommandLine of(ExecBlock block, Command command, Path projectDir) {
        Map<String, String> environment = new LinkedHashMap<>(block.env());
        environment.putAll(command.env());
        Path workdir = projectDir.resolve(block.workdir());
        return new CommandLine(
                command.program(),
                command.args(),
                environment,
                command.cwd().map(workdir::resolve).orElse(workdir).normalize());
    }
}

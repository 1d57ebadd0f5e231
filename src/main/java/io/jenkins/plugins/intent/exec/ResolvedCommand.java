package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import java.nio.file.Path;
import java.util.Map;

/**
 * A process that is about to be started: nothing in it is left to be replaced.
 *
 * @param command with every text complete, and files in place of patterns
 * @param directory real path of the directory it starts in
 * @param set the variables that the intent and the commands before it set
 * @param environment everything it finds in its environment
 */
public record ResolvedCommand(
        Command command, Path directory, Map<String, String> set, Map<String, String> environment) {}

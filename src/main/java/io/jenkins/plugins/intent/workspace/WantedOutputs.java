package io.jenkins.plugins.intent.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Which files of a workspace are outputs.
 *
 * @param patterns see {@link io.jenkins.plugins.intent.files.Glob}
 * @param optional those of them that may match nothing
 * @param exclude paths in the workspace that are never outputs, such as the state directory
 * @param check what is asked of each file
 */
public record WantedOutputs(List<String> patterns, List<String> optional, Set<Path> exclude, OutputCheck check) {
    public WantedOutputs {
        patterns = List.copyOf(patterns);
        optional = List.copyOf(optional);
        exclude = Set.copyOf(exclude);
    }
}

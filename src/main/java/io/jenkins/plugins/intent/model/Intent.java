package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Objects;

/**
 * A checked intent: ids are unique, edges name real stages, the graph has no cycle, and every
 * default is filled in. Immutable.
 *
 * @param schemaVersion version of the document format, 1
 * @param goal what the run is for, in the author's words
 * @param projectPath where commands run and the boundary of path checks, as written; "." by default
 * @param parameters what whoever starts a run may set, in document order
 * @param workflow the graph of stages
 */
public record Intent(
        int schemaVersion, String goal, String projectPath, List<Parameter> parameters, Workflow workflow) {
    public Intent {
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(projectPath, "projectPath");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(workflow, "workflow");
    }
}

package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named graph of stages. The edges live in {@link Stage#needs()}: the union of what the document
 * wrote as {@code needs} and as {@code edges}.
 *
 * @param name the workflow's name
 * @param stages every stage, in the document's order
 */
public record Workflow(String name, List<Stage> stages) {
    public Workflow {
        Objects.requireNonNull(name, "name");
        stages = List.copyOf(stages);
    }

    public Optional<Stage> stage(String id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }
}

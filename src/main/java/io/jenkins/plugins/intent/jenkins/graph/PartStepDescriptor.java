package io.jenkins.plugins.intent.jenkins.graph;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.intent.jenkins.Messages;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Of a step that {@code runIntent} is made of and that nobody writes: it is called, and not offered. */
public abstract class PartStepDescriptor extends StepDescriptor {
    private final String function;
    private final Set<? extends Class<?>> required;

    /**
     * @param function its name in Pipeline; with a capital letter and {@code Step.display_name} behind
     *     it, the key of its name for people
     * @param surroundings what it needs around it besides a build and its log
     */
    protected PartStepDescriptor(String function, Class<?>... surroundings) {
        this.function = function;
        this.required = Stream.concat(Stream.of(Run.class, TaskListener.class), Stream.of(surroundings))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final String getDisplayName() {
        return Messages.text(Character.toUpperCase(function.charAt(0)) + function.substring(1) + "Step.display_name");
    }

    @Override
    public final boolean isAdvanced() {
        return true;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return required;
    }
}

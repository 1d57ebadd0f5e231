package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import io.jenkins.plugins.intent.json.CloseNames;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** Makes the step from what a Pipeline gives it, or says in one sentence what is wrong with that. */
final class StepArguments {
    private static final Set<String> NAMES = names();

    private StepArguments() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of("file"));
        for (Method method : RunIntentStep.class.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                names.add(Introspector.decapitalize(method.getName().substring("set".length())));
            }
        }
        return names;
    }

    /** Makes a step of what was given. */
    @FunctionalInterface
    interface Maker {
        Step make(Map<String, Object> given) throws Exception;
    }

    /**
     * The step that was written.
     *
     * @param maker how Pipeline would make it; its complaints are wrapped in those of others
     * @throws AbortException with one sentence about what is wrong
     */
    static RunIntentStep step(Map<String, Object> given, Maker maker) throws Exception {
        check(given.keySet());
        RunIntentStep step;
        try {
            step = (RunIntentStep) maker.make(withTexts(given));
        } catch (IllegalArgumentException e) {
            throw new AbortException(root(e).getMessage());
        }
        if ((step.getFile() == null) == (step.getJson() == null)) {
            throw new AbortException("runIntent needs either file: or json:, and not both");
        }
        return step;
    }

    /** The number of a build is written as one, too. */
    private static Map<String, Object> withTexts(Map<String, Object> given) {
        Map<String, Object> texts = new HashMap<>(given);
        texts.computeIfPresent("rerunOf", (name, build) -> build instanceof Number ? build.toString() : build);
        return texts;
    }

    static void check(Set<String> given) throws AbortException {
        for (String name : given) {
            if (!NAMES.contains(name)) {
                throw new AbortException("runIntent has no parameter `" + name + "`; "
                        + CloseNames.hint(name, NAMES).orElse("it has " + String.join(", ", NAMES)));
            }
        }
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}

package io.jenkins.plugins.intent.jenkins;

import hudson.model.Descriptor.FormException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The smallest that each number of the configuration may be. */
final class LeastValues {
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("parallelStages", 1),
            Map.entry("leaseSec", 1),
            Map.entry("minimumLeaseSec", 1),
            Map.entry("maxLostAgents", 0),
            Map.entry("outputHeadKb", 0),
            Map.entry("outputTailKb", 0),
            Map.entry("outputBlockMb", 1),
            Map.entry("outputsMb", 1),
            Map.entry("keepBundles", 0),
            Map.entry("keepBundlesDays", 0),
            Map.entry("keepBundlesMb", 0));

    private LeastValues() {}

    static SortedSet<String> names() {
        return new TreeSet<>(LEAST.keySet());
    }

    /** @throws IllegalArgumentException when it is too small */
    static int checked(String name, int value) {
        if (value < LEAST.get(name)) {
            throw new IllegalArgumentException(name + " is at least " + LEAST.get(name) + ", not " + value);
        }
        return value;
    }

    /** @throws FormException when it is no number, or too small */
    static void checkForm(String name, String text) throws FormException {
        try {
            checked(name, Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw new FormException(
                    Messages.text("IntentRunnerConfiguration.wrong_number", name, text, LEAST.get(name)), name);
        }
    }
}

package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.json.JsonDifference;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.ledger.RunView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A run that another one takes stages over from, and what it was made of: what a stage has left is worth
 * something only where it would be made of the same again.
 *
 * @param title what people call it, such as {@code run 20260401-101530}
 * @param view how it stood
 * @param document the document that it was a run of
 * @param policy the policy that it was judged by, as {@code CommandPolicy.toJson} wrote it; null when that was not kept
 */
public record EarlierRun(String title, RunView view, byte[] document, String policy) {
    /**
     * The run that takes over what this one has succeeded in.
     *
     * @param from stages that are to be run in any case, with all that need them
     * @param differing whether it matters what the other run was made of
     * @throws UsageException when the document, a parameter or the policy is not what it was; names them all
     */
    public PlannedRun takenOverIn(PlannedRun planned, Collection<String> from, Differing differing)
            throws UsageException {
        List<String> differences = differing.allowed() ? List.of() : differences(planned);
        if (!differences.isEmpty()) {
            throw new UsageException("what " + title + " left may not be what would be made now; start the intent as"
                    + " a new run, or " + differing.how() + ":\n  " + String.join("\n  ", differences));
        }
        return new StageSelection(planned).after(view.runId(), view.stages(), from);
    }

    /**
     * Whether what the other run was made of may be something else.
     *
     * @param how how somebody says that it may
     */
    public record Differing(boolean allowed, String how) {}

    private List<String> differences(PlannedRun planned) {
        List<String> all = new ArrayList<>();
        document(planned.document().source().file(), planned.document().content(), all);
        parameters(view.parameters(), planned.plan().parameters(), all);
        policy(planned.policy().toJson(), all);
        return all;
    }

    private void document(String name, byte[] now, List<String> all) {
        if (Arrays.equals(document, now)) {
            return;
        }
        String changed = "the intent " + Quote.of(name) + " has changed since";
        try {
            JsonDifference.of(read(document), read(now)).ifPresent(difference -> all.add(changed + ": " + difference));
        } catch (JsonProcessingException unreadable) {
            all.add(changed);
        }
    }

    private static JsonNode read(byte[] json) throws JsonProcessingException {
        return JsonTrees.read(new String(json, StandardCharsets.UTF_8));
    }

    private static void parameters(Map<String, String> before, Map<String, String> now, List<String> all) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = now.get(name);
            if (was == null || !was.equals(is)) {
                all.add("the parameter " + name + " was " + shown(was) + ", and is " + shown(is));
            }
        }
    }

    private static String shown(String value) {
        return value == null ? "not there" : Quote.of(value);
    }

    private void policy(String now, List<String> all) {
        if (policy == null) {
            all.add("which policy it was judged by was not kept");
        } else if (!policy.equals(now)) {
            try {
                JsonDifference.of(layers(policy), layers(now))
                        .ifPresent(difference -> all.add("the policy is another one: " + difference));
            } catch (JsonProcessingException unreadable) {
                all.add("which policy it was judged by cannot be read");
            }
        }
    }

    /** By their names, which say more than their numbers. */
    private static JsonNode layers(String policy) throws JsonProcessingException {
        ObjectNode byName = JsonNodeFactory.instance.objectNode();
        int number = 0;
        for (JsonNode layer : JsonTrees.read(policy)) {
            number++;
            String name = layer.path("layer").asText();
            byName.set(byName.has(name) ? name + " " + number : name, layer);
        }
        return byName;
    }
}

package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.jenkins.plugins.intent.json.Json;
import java.util.Comparator;
import java.util.List;

/**
 * The policy a run is judged by, compiled. Immutable and safe for use by many threads. The
 * administrator's layer comes first and is the floor; the strictest finding wins.
 */
public final class CommandPolicy {
    private final List<PolicyLayer> layers;

    private CommandPolicy(List<PolicyLayer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Guardrail mode with the built-in grammars only. */
    public static CommandPolicy builtIn() {
        return of(List.of(PolicyLayer.builtIn()));
    }

    /** The floor first. */
    public static CommandPolicy of(List<PolicyLayer> layers) {
        return new CommandPolicy(layers);
    }

    /**
     * All findings on one command, strictest first; empty when it is allowed without remark.
     *
     * @param pointer JSON pointer of the command in its document, copied into the findings
     */
    public List<Finding> judge(CommandLine command, PolicyContext context, String pointer) {
        Findings findings = new Findings(command, pointer);
        CommandJudge judge = new CommandJudge(
                GrammarBook.builtIn(),
                context,
                Limits.standard(),
                List.of(),
                (started, program, all, mark) -> {},
                findings);
        judge.judgeEnvironment(Started.directly(command));
        judge.judge(Started.directly(command));
        if (context.allowShell()) {
            findings.dropSince(0, Rule.aboutShells());
        }
        return findings.sorted();
    }

    /** The strictest decision among the findings; ALLOW when there are none. */
    public static Decision strictest(List<Finding> findings) {
        return findings.stream()
                .map(Finding::decision)
                .max(Comparator.naturalOrder())
                .orElse(Decision.ALLOW);
    }

    /** The effective policy, for the job that carries it to the agent. */
    public String toJson() {
        try {
            return Json.LINE.writeValueAsString(layers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy can be written as JSON", e);
        }
    }

    /**
     * What {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static CommandPolicy fromJson(String json) {
        try {
            return of(Json.LINE.readValue(json, new TypeReference<List<PolicyLayer>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a policy: " + e.getOriginalMessage(), e);
        }
    }
}

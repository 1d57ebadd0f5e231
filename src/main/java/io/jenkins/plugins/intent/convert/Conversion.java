package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What became of a text.
 *
 * @param commands for {@code exec.commands} of an intent, in order
 * @param remarks what is worth knowing, in the order of the text
 * @param total how many commands the text has, not counting what only sets the scene, such as {@code cd}
 * @param inShell how many of them a shell still runs
 * @param left what the text leaves for the steps of a workflow that follow
 */
public record Conversion(List<ObjectNode> commands, List<Remark> remarks, int total, int inShell, Left left) {
    /**
     * Values, as texts of an intent. What is known only when it runs is captured under its name, and not here.
     *
     * @param environment variables that programs of later steps see
     * @param outputs outputs of this step, by the names of the variables that stand for them
     */
    public record Left(Map<String, String> environment, Map<String, String> outputs) {
        public Left {
            environment = Map.copyOf(environment);
            outputs = Map.copyOf(outputs);
        }
    }

    public Conversion {
        commands = List.copyOf(commands);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param line of the text, from 1
     * @param staysShell whether a shell runs what stands there; otherwise it runs without, a little differently
     * @param message one sentence
     */
    public record Remark(int line, boolean staysShell, String message) {}

    /** Whether the block must ask for a shell. */
    public boolean needsShell() {
        return inShell > 0;
    }
}

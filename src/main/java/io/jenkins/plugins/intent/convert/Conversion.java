package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What became of a text.
 *
 * @param commands for {@code exec.commands} of an intent, in order
 * @param remarks what is worth knowing, in the order of the text
 * @param total how many commands the text has, not counting what only sets the scene, such as {@code cd}
 * @param inShell how many of them a shell still runs
 */
public record Conversion(List<ObjectNode> commands, List<Remark> remarks, int total, int inShell) {
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

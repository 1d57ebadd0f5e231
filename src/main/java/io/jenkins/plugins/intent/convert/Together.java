package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Redirect;
import java.util.List;

/** One redirection for several commands: each of them writes behind what those before it wrote. */
final class Together {
    private final Statements statements;
    private final Redirections redirections;

    Together(Statements statements, Redirections redirections) {
        this.statements = statements;
        this.redirections = redirections;
    }

    /** Adds commands. */
    interface Body {
        void add() throws Unsayable;
    }

    void apply(List<Redirect> redirects, Scope scope, Body body) throws Unsayable {
        if (redirects.stream().anyMatch(redirect -> !redirect.writes() && !redirect.joins())) {
            throw new Unsayable("one input for several commands");
        }
        ObjectNode streams = JsonNodeFactory.instance.objectNode();
        redirections.apply(redirects, streams, scope);
        Scope before = scope.copy();
        int start = statements.commands().size();
        int led = redirections.led();
        body.add();
        if (streams.isEmpty()) {
            return;
        }
        if (redirections.led() > led) {
            throw new Unsayable("a redirection among several commands that have one");
        }
        List<ObjectNode> added =
                statements.commands().subList(start, statements.commands().size());
        boolean append = streams.path("append").booleanValue();
        if (!append && (added.isEmpty() || !isSure(added.get(0)))) {
            ObjectNode makes = JsonNodeFactory.instance.objectNode().put("program", "true");
            Fallback.surround(makes, before, before.variables().environment());
            added.add(0, makes);
        }
        for (ObjectNode command : added) {
            keep(command, streams, before.directory());
            if (append && (command.has("stdout_to") || command.has("stderr_to"))) {
                command.put("append", true);
            }
            append = true;
        }
    }

    /** Whether it runs in any case, and its output goes where that of all does. */
    private static boolean isSure(ObjectNode command) {
        return !command.has("when") && !command.has("capture");
    }

    private static void keep(ObjectNode command, ObjectNode streams, String directory) throws Unsayable {
        boolean elsewhere = !command.path("cwd").asText("").equals(directory);
        boolean own = command.has("stdout_to") || command.has("stderr_to") || command.has("retry");
        boolean errorsOfPipe = command.has("pipe") && streams.has("stderr_to");
        if (elsewhere || own || errorsOfPipe) {
            throw new Unsayable("one redirection for several commands");
        }
        if (streams.has("stdout_to") && !command.has("capture")) {
            command.set("stdout_to", streams.get("stdout_to"));
        }
        if (streams.has("stderr_to")) {
            command.set("stderr_to", streams.get("stderr_to"));
        }
    }
}

package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import java.util.List;
import java.util.Optional;

/** What stands behind {@code ||} and means no more than that a failure does not count, or ends all. */
final class Chains {
    private static final List<String> TALK = List.of("echo", "printf");

    private Chains() {}

    /** {@code true} and {@code :}. */
    static boolean isNothing(Pipeline pipeline) {
        return name(pipeline).filter(List.of("true", ":")::contains).isPresent() && !pipeline.negated();
    }

    /** {@code exit 1}, perhaps with a message before it. */
    static boolean isFailure(Pipeline pipeline) {
        if (pipeline.stages().size() != 1 || pipeline.negated()) {
            return false;
        }
        Command command = pipeline.stages().get(0).command();
        if (command instanceof Group group && group.redirects().isEmpty()) {
            List<Statement> body = group.body().statements();
            return !body.isEmpty()
                    && isFailure(body.get(body.size() - 1).first())
                    && body.subList(0, body.size() - 1).stream().allMatch(Chains::isTalk);
        }
        return leaves(command).filter(status -> status != 0).isPresent();
    }

    /** Only talks of what it does. */
    static boolean isTalk(Statement statement) {
        return statement.rest().isEmpty()
                && name(statement.first()).filter(TALK::contains).isPresent();
    }

    /** The status that {@code exit} or {@code return} ends with; empty for other commands. */
    static Optional<Integer> leaves(Command command) {
        if (!(command instanceof Simple simple) || simple.words().isEmpty()) {
            return Optional.empty();
        }
        boolean leaves = simple.words()
                .get(0)
                .literal()
                .filter(List.of("exit", "return")::contains)
                .isPresent();
        if (!leaves) {
            return Optional.empty();
        }
        String status =
                simple.words().size() > 1 ? simple.words().get(1).literal().orElse("1") : "0";
        return Optional.of(status.matches("0+") ? 0 : 1);
    }

    private static Optional<String> name(Pipeline pipeline) {
        return pipeline.stages().size() == 1
                        && pipeline.stages().get(0).command() instanceof Simple simple
                        && !simple.words().isEmpty()
                ? simple.words().get(0).literal()
                : Optional.empty();
    }
}

package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command;
import io.jenkins.plugins.intent.shell.Command.Branch;
import io.jenkins.plugins.intent.shell.Command.Group;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands behind {@code ||} and means no more than that a failure does not count, or ends all. */
final class Chains {
    private static final List<String> TALK = List.of("echo", "printf");

    private static final Set<String> QUESTIONS =
            Set.of("grep", "egrep", "fgrep", "zgrep", "pgrep", "cmp", "diff", "which", "type", "hash");

    private Chains() {}

    /** {@code true} and {@code :}. */
    static boolean isNothing(Pipeline pipeline) {
        return name(pipeline).filter(List.of("true", ":")::contains).isPresent() && !pipeline.negated();
    }

    /** {@code exit 1}, perhaps with a message before it, behind something that has failed. */
    static boolean isFailure(Pipeline pipeline) {
        if (pipeline.stages().size() != 1 || pipeline.negated()) {
            return false;
        }
        Command command = pipeline.stages().get(0).command();
        if (command instanceof Group group && group.redirects().isEmpty()) {
            return isFailure(group.body());
        }
        return leaves(command)
                .filter(how -> how == Leaving.BADLY || how == Leaving.AS_THE_LAST)
                .isPresent();
    }

    /** The same for what stands behind it in a group, or a branch. */
    static boolean isFailure(Script script) {
        List<Statement> body = script.statements();
        if (body.isEmpty()) {
            return false;
        }
        Statement last = body.get(body.size() - 1);
        return last.rest().isEmpty()
                && (body.size() == 1
                        || leaves(last.first())
                                .filter(Leaving.AS_THE_LAST::equals)
                                .isEmpty())
                && isFailure(last.first())
                && body.subList(0, body.size() - 1).stream().allMatch(Chains::isTalk);
    }

    /** Of several, one that failed might keep a shell from the next one, which then succeeded all the same. */
    static void mayFail(List<ObjectNode> commands) throws Unsayable {
        List<ObjectNode> failing =
                commands.stream().filter(each -> !each.has("capture")).toList();
        if (failing.size() > 1) {
            throw new Unsayable("'|| true' behind several commands");
        }
        failing.forEach(each -> each.put("allow_failure", true));
    }

    /** A program that is asked whether something is so; that it is not ends no script. */
    static boolean isQuestion(Pipeline pipeline) {
        Command last = pipeline.stages().get(pipeline.stages().size() - 1).command();
        return last instanceof Simple simple
                && simple.name()
                        .filter(name -> QUESTIONS.contains(name)
                                || name.equals("command")
                                        && simple.words().size() > 1
                                        && simple.words().get(1).source().matches("-[vV]"))
                        .isPresent();
    }

    /** {@code test && A=x || A=y}: what stands between cannot fail, so that it is one or the other. */
    static Optional<If> choice(Statement statement) {
        List<Then> rest = statement.rest();
        boolean form = rest.size() == 2
                && rest.get(0).onSuccess()
                && !rest.get(1).onSuccess()
                && Conditions.isTest(statement.first())
                && !statement.background();
        if (!form || !isSure(rest.get(0).pipeline())) {
            return Optional.empty();
        }
        Branch branch = new Branch(
                alone(statement.first(), statement), alone(rest.get(0).pipeline(), statement));
        return Optional.of(new If(List.of(branch), Optional.of(alone(rest.get(1).pipeline(), statement)), List.of()));
    }

    private static Script alone(Pipeline pipeline, Statement of) {
        return new Script(List.of(new Statement(pipeline, List.of(), false, of.start(), of.source(), of.documents())));
    }

    /** Whether nothing of it can fail, or do anything to files: values are set, and talked of. */
    static boolean isSure(Script script) {
        return script.statements().stream()
                .allMatch(statement ->
                        statement.rest().isEmpty() && !statement.background() && isSure(statement.first()));
    }

    private static boolean isSure(Pipeline pipeline) {
        if (pipeline.negated()
                || pipeline.stages().size() != 1
                || !(pipeline.stages().get(0).command() instanceof Simple simple)) {
            return false;
        }
        boolean sets = simple.words().isEmpty()
                && simple.redirects().isEmpty()
                && simple.assignments().stream()
                        .flatMap(assignment -> assignment.value().parts().stream())
                        .noneMatch(Part.Substitution.class::isInstance);
        return sets
                || simple.redirects().isEmpty()
                        && simple.name().filter(TALK::contains).isPresent();
    }

    /** Only talks of what it does, and to nobody but who reads along. */
    static boolean isTalk(Statement statement) {
        return statement.rest().isEmpty()
                && name(statement.first()).filter(TALK::contains).isPresent()
                && statement.first().stages().get(0).command().redirects().stream()
                        .allMatch(redirect -> redirect.joins()
                                || redirect.target()
                                        .literal()
                                        .filter(file -> file.startsWith("/dev/"))
                                        .isPresent());
    }

    /** How {@code exit} or {@code return} ends. */
    enum Leaving {
        WELL,
        BADLY,
        /** As what ran before it did: without a number, and with {@code $?}. */
        AS_THE_LAST,
        UNKNOWN
    }

    /** How it ends the script, or the function; empty for a pipe, and for other commands. */
    static Optional<Leaving> leaves(Pipeline pipeline) {
        return pipeline.stages().size() == 1 ? leaves(pipeline.stages().get(0).command()) : Optional.empty();
    }

    /** As {@link #leaves(Pipeline)}. */
    static Optional<Leaving> leaves(Command command) {
        if (!(command instanceof Simple simple)
                || simple.name().filter(List.of("exit", "return")::contains).isEmpty()) {
            return Optional.empty();
        }
        if (simple.words().size() == 1 || simple.words().get(1).source().matches("\"?(\\$\\?|\\$\\{\\?})\"?")) {
            return Optional.of(Leaving.AS_THE_LAST);
        }
        return Optional.of(simple.words().get(1).literal().map(Chains::ending).orElse(Leaving.UNKNOWN));
    }

    /** A status has eight bits; what is no number is one that says so. */
    private static Leaving ending(String status) {
        boolean number = status.matches("\\d{1,9}");
        return number && Integer.parseInt(status) % 256 == 0 ? Leaving.WELL : Leaving.BADLY;
    }

    private static Optional<String> name(Pipeline pipeline) {
        return pipeline.stages().size() == 1 && pipeline.stages().get(0).command() instanceof Simple simple
                ? simple.name()
                : Optional.empty();
    }
}

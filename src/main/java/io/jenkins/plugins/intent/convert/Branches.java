package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.jenkins.plugins.intent.shell.Command.Arm;
import io.jenkins.plugins.intent.shell.Command.Branch;
import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code if} and {@code case}: each command gets the condition that it stands under. */
final class Branches {
    private final Statements statements;
    private final Conditions conditions;
    private final Words words;
    private final Notes notes;
    private final boolean textRemoves;

    /** @param textRemoves whether anything in the text takes files away */
    Branches(Statements statements, Conditions conditions, Words words, Notes notes, boolean textRemoves) {
        this.textRemoves = textRemoves;
        this.statements = statements;
        this.conditions = conditions;
        this.words = words;
        this.notes = notes;
    }

    /** The scope for what runs under a condition: the same when it always holds, null when it never does. */
    Scope under(JsonNode condition, List<Pipeline> followers, Scope scope) throws Unsayable {
        if (condition.isBoolean()) {
            return condition.booleanValue() ? scope : null;
        }
        if (followers.size() > 1) {
            mayNotChange(condition);
            mayNotGo(condition, Effects.removesBeforeTheEnd(followers.stream()));
        }
        Scope inside = scope.copy();
        inside.require(condition);
        return inside;
    }

    /** A file that is not there yet may be made by the first command, and then the others would not run. */
    private static void mayNotChange(JsonNode condition) throws Unsayable {
        JsonNode not = condition.findValue("not");
        if (not != null && Conditions.asksForFiles(not)) {
            throw new Unsayable("several commands that depend on a file that is not there");
        }
    }

    /** Nor would they behind a command that takes the file away. */
    private static void mayNotGo(JsonNode condition, boolean removes) throws Unsayable {
        if (removes && Conditions.asksForFiles(condition)) {
            throw new Unsayable("several commands that depend on a file, which one of them may remove");
        }
    }

    private record Way(JsonNode condition, Script body) {}

    void conditional(If choice, Scope scope) throws Unsayable {
        if (failsWithItsCondition(choice)) {
            required(choice, scope);
            return;
        }
        List<Way> ways = new ArrayList<>();
        JsonNode none = BooleanNode.TRUE;
        for (Branch branch : choice.branches()) {
            JsonNode condition = conditions.of(branch.condition(), scope);
            ways.add(new Way(Conditions.both("all", none, condition), branch.body()));
            none = Conditions.both("all", none, Conditions.not(condition));
        }
        if (choice.otherwise().isPresent()) {
            ways.add(new Way(none, choice.otherwise().get()));
        } else if (ways.size() == 1 && endsWell(choice.branches().get(0).body())) {
            if (!statements.isOutermost()) {
                throw new Unsayable("exit in the middle");
            }
            mayNotChange(none);
            mayNotGo(none, textRemoves);
            List<Statement> body = choice.branches().get(0).body().statements();
            go(List.of(new Way(ways.get(0).condition(), new Script(body.subList(0, body.size() - 1)))), false, scope);
            scope.require(none);
            return;
        }
        go(ways, choice.otherwise().isPresent(), scope);
    }

    /** {@code if ! program; then exit 1; fi}, or the same the other way round: the program just has to succeed. */
    private static boolean failsWithItsCondition(If choice) {
        Branch branch = choice.branches().get(0);
        List<Statement> condition = branch.condition().statements();
        if (choice.branches().size() > 1
                || condition.size() != 1
                || !condition.get(0).rest().isEmpty()
                || condition.get(0).background()
                || Conditions.isTest(condition.get(0).first())) {
            return false;
        }
        boolean negated = condition.get(0).first().negated();
        return negated
                ? choice.otherwise().isEmpty() && Chains.isFailure(branch.body()) && !endsAsTheCondition(branch.body())
                : choice.otherwise().filter(Chains::isFailure).isPresent();
    }

    /** A bare {@code exit} behind a negation ends well. */
    private static boolean endsAsTheCondition(Script body) {
        Statement last = body.statements().get(body.statements().size() - 1);
        return Chains.leaves(last.first()).filter(Chains.Leaving.BADLY::equals).isEmpty();
    }

    private void required(If choice, Scope scope) throws Unsayable {
        if (!scope.options().failuresCount()) {
            throw new Unsayable("exit in the middle");
        }
        Branch branch = choice.branches().get(0);
        Pipeline program = branch.condition().statements().get(0).first();
        statements.pipeline(new Pipeline(false, program.stages()), scope);
        if (!program.negated()) {
            statements.all(branch.body(), scope);
        }
    }

    /** {@code exit 0} at the end: all that follows stands under the opposite. */
    private static boolean endsWell(Script body) {
        List<Statement> all = body.statements();
        if (all.isEmpty() || !all.get(all.size() - 1).rest().isEmpty()) {
            return false;
        }
        Optional<Chains.Leaving> how = Chains.leaves(all.get(all.size() - 1).first());
        boolean talk = all.size() == 1 || Chains.isTalk(all.get(all.size() - 2));
        return how.filter(Chains.Leaving.WELL::equals).isPresent()
                || talk && how.filter(Chains.Leaving.AS_THE_LAST::equals).isPresent();
    }

    private void go(List<Way> ways, boolean complete, Scope scope) throws Unsayable {
        Scope before = scope.copy();
        List<Scope> after = new ArrayList<>();
        int start = statements.commands().size();
        boolean onlySet = ways.stream().allMatch(way -> Chains.isSure(way.body()));
        for (Way way : ways) {
            if (way.condition().isBoolean()) {
                if (way.condition().booleanValue()) {
                    statements.all(way.body(), scope);
                }
                continue;
            }
            boolean several = Effects.commands(way.body().statements()) > 1 || ways.size() > 1;
            if (several && !onlySet) {
                mayNotChange(way.condition());
                mayNotGo(
                        way.condition(),
                        Effects.removesBeforeTheEnd(
                                way.body().statements().stream().flatMap(Effects::pipelines)));
            }
            Scope inside = before.copy();
            inside.require(way.condition());
            statements.all(way.body(), inside);
            after.add(inside);
        }
        join(before, after, complete, start, scope);
    }

    /** What variables hold afterwards was captured on the way; what they held before must be, too. */
    void join(Scope before, List<Scope> after, boolean complete, int start, Scope scope) throws Unsayable {
        Set<String> changed = new TreeSet<>();
        for (Scope each : after) {
            if (!each.directory().equals(before.directory()) || !each.options().equals(before.options())) {
                throw new Unsayable("a directory or an option that depends on a condition");
            }
            if (!each.functions().equals(before.functions())) {
                throw new Unsayable("a function that depends on a condition");
            }
            each.variables().changedSince(before.variables()).forEach(changed::add);
        }
        for (String name : changed) {
            boolean always = complete
                    && after.stream()
                            .allMatch(each -> each.variables()
                                    .changedSince(before.variables())
                                    .contains(name));
            Optional<List<String>> old = before.variables().value(name);
            if (!always) {
                String text =
                        old.map(value -> value.size() == 1 ? value.get(0) : "").orElse("${" + name + ":-}");
                if (old.isPresent() && old.get().size() != 1) {
                    throw new Unsayable("the value of " + name + " depends on a condition");
                }
                if (!text.equals("${" + name + "}")) {
                    statements.commands().add(start, Assignments.print(name, text, before));
                }
            }
            scope.variables().captured(name);
            scope.variables().dependsOnCondition(name);
        }
    }

    void choice(Case choice, Scope scope) throws Unsayable {
        List<Way> ways = new ArrayList<>();
        JsonNode none = BooleanNode.TRUE;
        boolean complete = false;
        for (Arm arm : choice.arms()) {
            if (arm.goesOn()) {
                throw new Unsayable("a case that goes on with other patterns");
            }
            JsonNode condition = BooleanNode.FALSE;
            for (Word pattern : arm.patterns()) {
                complete |= pattern.source().equals("*");
                condition = Conditions.both("any", condition, matches(choice.subject(), pattern, scope));
            }
            ways.add(new Way(Conditions.both("all", none, condition), arm.body()));
            none = Conditions.both("all", none, Conditions.not(condition));
        }
        go(ways, complete, scope);
    }

    private JsonNode matches(Word subject, Word pattern, Scope scope) throws Unsayable {
        if (pattern.source().equals("*")) {
            return BooleanNode.TRUE;
        }
        Word operator = new Word(List.of(new Literal("==", false)), "==");
        return new TestReader(List.of(quoted(subject), operator, pattern), words, notes, scope, true).read();
    }

    private static Word quoted(Word subject) {
        return new Word(
                subject.parts().stream()
                        .map(part -> part instanceof Variable v
                                ? new Variable(v.name(), v.operator(), v.argument(), true, v.source())
                                : part)
                        .toList(),
                subject.source());
    }
}

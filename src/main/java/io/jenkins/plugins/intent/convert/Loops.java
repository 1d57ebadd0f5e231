package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Script;
import io.jenkins.plugins.intent.shell.Script.Pipeline;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.Script.Then;
import io.jenkins.plugins.intent.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loops over words that stand in the text, and those that only wait until a command succeeds. */
final class Loops {
    private static final int MOST = 50;
    private static final int MOST_ATTEMPTS = 100;

    private final Statements statements;
    private final Words words;
    private final Notes notes;

    Loops(Statements statements, Words words, Notes notes) {
        this.statements = statements;
        this.words = words;
        this.notes = notes;
    }

    void forEach(For loop, Scope scope) throws Unsayable {
        if (Effects.leavesLoops(loop.body())) {
            throw new Unsayable("a loop that 'break' or 'continue' leaves");
        }
        List<String> values = values(loop, scope);
        if (values.size() > MOST) {
            throw new Unsayable("a loop over " + values.size() + " words");
        }
        for (String value : values) {
            scope.variables().set(loop.name(), List.of(value));
            statements.all(loop.body(), scope);
        }
    }

    private List<String> values(For loop, Scope scope) throws Unsayable {
        if (loop.words().isEmpty()) {
            return scope.arguments().orElseThrow(() -> new Unsayable("a loop over the arguments of the script"));
        }
        List<String> values = new ArrayList<>();
        for (Word word : loop.words().get()) {
            Optional<List<String>> sequence = sequence(word);
            if (sequence.isPresent()) {
                values.addAll(sequence.get());
                continue;
            }
            if (word.parts().stream().anyMatch(Substitution.class::isInstance)) {
                throw new Unsayable("a loop over what a program prints");
            }
            for (JsonNode value : words.arguments(List.of(word), scope)) {
                if (!value.isTextual()) {
                    throw new Unsayable("a loop over files");
                }
                if (value.textValue().contains("${") && !word.hasQuotes()) {
                    throw new Unsayable("a loop over the words of a variable that is not set in this text");
                }
                values.add(value.textValue());
            }
        }
        return values;
    }

    /** {@code $(seq 1 5)}. */
    private static Optional<List<String>> sequence(Word word) {
        if (word.parts().size() != 1 || !(word.parts().get(0) instanceof Substitution substitution)) {
            return Optional.empty();
        }
        String[] seq = substitution
                .source()
                .replaceAll("^(\\$\\(|`)|[)`]$", "")
                .strip()
                .split("\\s+");
        boolean plain = seq[0].equals("seq") && seq.length > 1 && seq.length < 4;
        for (int i = 1; i < seq.length; i++) {
            plain &= seq[i].matches("\\d{1,4}");
        }
        if (!plain) {
            return Optional.empty();
        }
        int first = seq.length == 2 ? 1 : Integer.parseInt(seq[1]);
        List<String> all = new ArrayList<>();
        for (int i = first; seq.length < 4 && i <= Integer.parseInt(seq[seq.length - 1]); i++) {
            all.add(String.valueOf(i));
        }
        return seq.length < 4 ? Optional.of(all) : Optional.empty();
    }

    /** {@code until x; do sleep 1; done} tries again. */
    void until(Loop loop, Scope scope) throws Unsayable {
        Optional<Integer> pause = pause(loop.body());
        List<Statement> condition = loop.condition().statements();
        boolean waits = pause.isPresent()
                && condition.size() == 1
                && condition.get(0).rest().isEmpty();
        if (!waits || condition.get(0).first().negated() == loop.until()) {
            throw new Unsayable("a loop");
        }
        Pipeline tried = new Pipeline(false, condition.get(0).first().stages());
        if (Conditions.isTest(tried)) {
            throw new Unsayable("a loop that waits for a test");
        }
        int size = statements.commands().size();
        statements.pipeline(tried, scope);
        ObjectNode command = statements.commands().get(statements.commands().size() - 1);
        if (statements.commands().size() != size + 1) {
            throw new Unsayable("a loop");
        }
        command.putObject("retry").put("attempts", MOST_ATTEMPTS).put("delay_sec", pause.get());
        notes.note("the loop became at most " + MOST_ATTEMPTS + " tries");
    }

    /** How long a body sleeps that does nothing else, except for talking of it. */
    private static Optional<Integer> pause(Script body) {
        Optional<Integer> pause = Optional.empty();
        for (Statement statement : body.statements()) {
            if (Chains.isTalk(statement)) {
                continue;
            }
            List<Pipeline> all = new ArrayList<>(List.of(statement.first()));
            statement.rest().stream().map(Then::pipeline).forEach(all::add);
            for (Pipeline pipeline : all) {
                String[] argv = pipeline.stages().size() == 1
                                && pipeline.stages().get(0).command() instanceof Simple simple
                        ? simple.words().stream().map(Word::source).toArray(String[]::new)
                        : new String[0];
                if (argv.length != 2 || !argv[0].equals("sleep") || !argv[1].matches("\\d{1,4}(\\.\\d+)?s?")) {
                    return Optional.empty();
                }
                pause = Optional.of((int) Math.ceil(Double.parseDouble(argv[1].replace("s", ""))));
            }
        }
        return pause;
    }
}

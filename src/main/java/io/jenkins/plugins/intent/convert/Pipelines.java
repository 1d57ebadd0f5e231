package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Redirect;
import io.jenkins.plugins.intent.shell.Redirect.Operator;
import io.jenkins.plugins.intent.shell.Script.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pipelines of several programs; what only feeds or keeps a stream becomes a field. */
final class Pipelines {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Words words;
    private final Redirections redirections;
    private final SimpleCommands simples;

    Pipelines(Words words, Redirections redirections, SimpleCommands simples) {
        this.words = words;
        this.redirections = redirections;
        this.simples = simples;
    }

    /** One command for all of it, without what the scope adds. */
    ObjectNode of(List<Stage> stages, Scope scope) throws Unsayable {
        List<Stage> rest = new ArrayList<>(stages);
        ObjectNode outer = JSON.objectNode();
        feed(rest, outer, scope);
        keep(rest, outer, scope);
        if (rest.size() == 1) {
            boolean kept = outer.has("stdout_to");
            ObjectNode single = program(rest.get(0), scope);
            List<Redirect> own = simple(rest.get(0)).redirects().stream()
                    .filter(redirect -> !kept || !isErrorsToo(redirect))
                    .toList();
            redirections.apply(own, single, scope);
            if (outer.has("stdin_text") && single.has("stdin_text")
                    || single.has("stdout_to") && outer.has("stdout_to")) {
                throw new Unsayable("a stream that is redirected twice");
            }
            single.setAll(outer);
            return single;
        }
        ArrayNode parts = JSON.arrayNode();
        for (int i = 0; i < rest.size(); i++) {
            parts.add(part(rest, i, outer, scope));
        }
        ObjectNode pipe = JSON.objectNode();
        pipe.set("pipe", parts);
        pipe.setAll(outer);
        return pipe;
    }

    private JsonNode part(List<Stage> rest, int i, ObjectNode outer, Scope scope) throws Unsayable {
        Stage stage = rest.get(i);
        boolean last = i == rest.size() - 1;
        if (!last && errorsToo(stage)) {
            throw new Unsayable("2>&1 puts error messages into a pipe");
        }
        ObjectNode part = program(stage, scope);
        ObjectNode streams = JSON.objectNode();
        redirections.apply(simple(stage).redirects(), streams, scope);
        if (streams.has("stdout_to") && !last || (streams.has("stdin_from") || streams.has("stdin_text")) && i > 0) {
            throw new Unsayable("a redirection in the middle of a pipe");
        }
        if (streams.has("stderr_to")) {
            if (streams.has("append")) {
                throw new Unsayable("error messages of a pipe are appended to a file");
            }
            part.set("stderr_to", streams.remove("stderr_to"));
        }
        outer.setAll(streams);
        boolean finds = part.path("program").asText().matches("(.*/)?[ef]?grep")
                && !last
                && !scope.options().pipesFailWhole();
        if (finds) {
            part.putArray("success_codes").add(0).add(1);
        }
        return part;
    }

    private static Simple simple(Stage stage) throws Unsayable {
        if (stage.command() instanceof Simple simple && !simple.words().isEmpty()) {
            return simple;
        }
        throw new Unsayable("a loop or a group in a pipe");
    }

    private ObjectNode program(Stage stage, Scope scope) throws Unsayable {
        return simples.program(simple(stage), scope);
    }

    private static boolean errorsToo(Stage stage) throws Unsayable {
        return stage.errorsToo() || simple(stage).redirects().stream().anyMatch(Pipelines::isErrorsToo);
    }

    private static boolean isErrorsToo(Redirect redirect) {
        return redirect.operator() == Operator.DUPLICATE_OUT
                && redirect.descriptor().equals("2")
                && redirect.target().literal().filter("1"::equals).isPresent();
    }

    private static Optional<String> name(Stage stage) throws Unsayable {
        return simple(stage).name();
    }

    /** {@code echo x |}, {@code printf x |} and {@code cat file |} in front only give the next one something to read. */
    private void feed(List<Stage> rest, ObjectNode outer, Scope scope) throws Unsayable {
        Simple first = simple(rest.get(0));
        boolean plain = first.assignments().isEmpty() && first.redirects().isEmpty();
        String name = name(rest.get(0)).orElse("");
        if (!plain || rest.size() < 2 || !List.of("echo", "printf", "cat").contains(name)) {
            return;
        }
        List<JsonNode> args =
                words.arguments(first.words().subList(1, first.words().size()), scope);
        if (args.stream().anyMatch(arg -> !arg.isTextual())) {
            return;
        }
        List<String> texts = args.stream().map(JsonNode::textValue).toList();
        if (name.equals("cat") && texts.size() == 1 && inProject(texts.get(0))) {
            outer.put("stdin_from", texts.get(0));
            rest.remove(0);
        } else if (name.equals("echo")
                && texts.stream().noneMatch(text -> text.startsWith("-") || text.contains("\\"))) {
            outer.put("stdin_text", String.join(" ", texts) + "\n");
            rest.remove(0);
        } else if (name.equals("printf") && texts.size() == 2 && texts.get(0).matches("%s(\\\\n)?")) {
            outer.put("stdin_text", texts.get(1) + (texts.get(0).length() > 2 ? "\n" : ""));
            rest.remove(0);
        }
    }

    private static boolean inProject(String path) {
        return !path.startsWith("/") && !path.startsWith("-") && !path.contains("..") && !path.startsWith("${");
    }

    /** {@code | tee file} at the end is what stdout_to does. */
    private void keep(List<Stage> rest, ObjectNode outer, Scope scope) throws Unsayable {
        Stage last = rest.get(rest.size() - 1);
        Simple tee = simple(last);
        if (rest.size() < 2
                || name(last).filter("tee"::equals).isEmpty()
                || !tee.assignments().isEmpty()) {
            return;
        }
        List<JsonNode> args = words.arguments(tee.words().subList(1, tee.words().size()), scope);
        boolean append = args.stream().anyMatch(arg -> arg.asText().equals("-a"));
        List<JsonNode> files =
                args.stream().filter(arg -> !arg.asText().equals("-a")).toList();
        boolean quiet = tee.redirects().stream()
                .allMatch(r -> r.target().literal().filter("/dev/null"::equals).isPresent());
        boolean one = files.size() == 1
                && files.get(0).isTextual()
                && inProject(files.get(0).textValue());
        if (!one || !quiet) {
            return;
        }
        Stage writer = rest.get(rest.size() - 2);
        outer.set("stdout_to", files.get(0));
        if (errorsToo(writer)) {
            if (rest.size() > 2) {
                throw new Unsayable("2>&1 puts error messages into a pipe");
            }
            outer.set("stderr_to", files.get(0));
        }
        if (append) {
            outer.put("append", true);
        }
        rest.remove(rest.size() - 1);
    }
}

package io.jenkins.plugins.intent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Documents for tests. Single quotes stand for double quotes. */
final class Intents {
    private Intents() {}

    /** A document with these stages and, after them, these edges ("" for none). */
    static String document(String stages, String edges) {
        return "{'schema_version':1,'goal':'g','workflow':{'name':'n','stages':[" + stages + "]"
                + (edges.isEmpty() ? "" : ",'edges':[" + edges + "]") + "}}";
    }

    /** A block stage with these further fields, each preceded by a comma. */
    static String block(String id, String more) {
        return "{'id':'" + id + "','exec':{'commands':[{'program':'true'}]}" + more + "}";
    }

    /** A stage with one command with these further fields. */
    static String command(String more) {
        return document("{'id':'a','exec':{'commands':[{'program':'p'," + more + "}]}}", "");
    }

    static IntentDocument read(String document) throws InvalidDocumentException {
        return IntentReader.read("f", document.replace('\'', '"').getBytes(UTF_8));
    }

    /** The messages without file, line and column. */
    static List<String> problems(String document) {
        return assertThrows(InvalidDocumentException.class, () -> read(document)).problems().stream()
                .map(Intents::shown)
                .toList();
    }

    static List<String> warnings(String document) throws InvalidDocumentException {
        IntentDocument read = read(document);
        return Stream.concat(read.overlaps().stream(), read.warnings().stream())
                .map(Intents::shown)
                .toList();
    }

    static String shown(Problem problem) {
        return problem.text().replaceFirst("^f(:\\d+:\\d+)?: ", "");
    }

    /** What needs a stage directly or not, nearest first, without itself. */
    static Set<String> below(StageGraph graph, String id) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(graph.dependents(id));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (reached.add(next)) {
                open.addAll(graph.dependents(next));
            }
        }
        return reached;
    }
}

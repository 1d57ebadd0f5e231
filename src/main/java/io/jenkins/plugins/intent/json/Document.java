package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON document that was read and found well-formed. Keeps its text, so that a problem found
 * later can still name line and column; nothing is looked up until there is one. Immutable, as long
 * as nobody changes the tree.
 */
public final class Document {
    private final String file;
    private final byte[] content;
    private final String text;
    private final JsonNode root;
    private final WrittenPlace written;

    Document(String file, byte[] content, String text, JsonNode root, WrittenPlace written) {
        this.file = file;
        this.content = content;
        this.text = text;
        this.root = root;
        this.written = written;
    }

    /** Name of the document as the user gave it. */
    public String file() {
        return file;
    }

    /** The parsed document. */
    public JsonNode root() {
        return root;
    }

    /** A copy of the bytes as read. */
    public byte[] content() {
        return content.clone();
    }

    /** A problem with the value at {@code pointer} ("" is the whole document), with its line and column. */
    public Problem problem(String pointer, String message, Optional<String> hint) {
        Problems one = new Problems();
        one.add(new Problems.Unplaced(pointer, message, hint, false));
        return place(one).get(0);
    }

    /** The same problems in the same order, each with the line and column of its pointer. */
    public List<Problem> located(List<Problem> problems) {
        Map<String, Places.Place> places =
                Places.find(text, problems.stream().map(Problem::pointer).toList());
        return problems.stream()
                .map(problem -> {
                    Places.Place place = places.getOrDefault(problem.pointer(), Places.Place.UNKNOWN);
                    return new Problem(
                            file, problem.pointer(), place.line(), place.column(), problem.message(), problem.hint());
                })
                .toList();
    }

    /** The place in the text of what is known by this pointer. */
    public String written(String pointer) {
        return written.of(root, pointer);
    }

    /** Every collected problem with its line and column, in the document's order. */
    public List<Problem> place(Problems problems) {
        if (problems.isEmpty()) {
            return List.of();
        }
        Map<String, Places.Place> places = Places.find(
                text,
                problems.list().stream()
                        .map(problem -> written(problem.pointer()))
                        .toList());
        List<Problem> placed = new ArrayList<>();
        for (Problems.Unplaced problem : problems.list()) {
            Problem one = at(problem, places);
            if (!placed.contains(one)) {
                placed.add(one);
            }
        }
        placed.sort(Problem.IN_DOCUMENT_ORDER);
        if (problems.omitted() > 0) {
            placed.add(new Problem(
                    file, "", 0, 0, "and " + problems.omitted() + " more problems like these", Optional.empty()));
        }
        return placed;
    }

    private Problem at(Problems.Unplaced problem, Map<String, Places.Place> places) {
        String pointer = written(problem.pointer());
        Places.Place place = places.getOrDefault(pointer, Places.Place.UNKNOWN);
        return new Problem(
                file,
                pointer,
                problem.atName() ? place.nameLine() : place.line(),
                problem.atName() ? place.nameColumn() : place.column(),
                problem.message(),
                problem.hint());
    }
}

package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.DocumentReader;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads policy files: strictly, with everything wrong in a file said at once. What a file includes
 * counts as if it stood in it. The examples of rules and grammars are checked here, so a policy that
 * does not do what its author meant is refused before anything runs; there is never a fall back to a
 * weaker policy.
 */
public final class PolicyFiles {
    private static final String SCHEMA = "policy.schema.json";

    private static final class Reader {
        static final DocumentReader INSTANCE =
                DocumentReader.forSchema("/io/jenkins/plugins/intent/policy/" + SCHEMA, "see `intent policy schema`");
    }

    /**
     * Reads a file and what it includes.
     *
     * @param layerName what findings of this file call their layer
     * @throws InvalidDocumentException when a file cannot be read or says something wrong; nothing may
     *     run then
     * @throws IOException when the file's real path cannot be found out
     */
    public PolicyLayer read(String layerName, Path file) throws InvalidDocumentException, IOException {
        Map<Path, Document> documents = new LinkedHashMap<>();
        collect(file, new ArrayList<>(), documents);
        return layer(layerName, List.copyOf(documents.values()));
    }

    /**
     * Reads a policy that is not in a file, such as one from a settings page; it cannot include others.
     *
     * @param name what messages call it
     */
    public PolicyLayer read(String layerName, String name, byte[] content) throws InvalidDocumentException {
        Document document = Reader.INSTANCE.read(name, content);
        if (!document.root().path("include").isEmpty()) {
            throw new InvalidDocumentException(List.of(document.problem(
                    "/include",
                    "only a policy in a file can include others",
                    Optional.of("put the included rules in here"))));
        }
        return layer(layerName, List.of(document));
    }

    /** The JSON Schema of policy files. */
    public static String schema() {
        return new String(ProgramFiles.bytes(PolicyFiles.class, SCHEMA), StandardCharsets.UTF_8);
    }

    /** Included files come before the one that includes them, each once. */
    private static void collect(Path file, List<Path> open, Map<Path, Document> documents)
            throws InvalidDocumentException, IOException {
        Document document = Reader.INSTANCE.read(file);
        List<Path> path = new ArrayList<>(open);
        path.add(file.toRealPath());
        int index = 0;
        for (JsonNode include : document.root().path("include")) {
            Path included = file.resolveSibling(include.asText());
            String pointer = "/include/" + index++;
            if (!Files.isReadable(included) || !Files.isRegularFile(included)) {
                throw wrong(document, pointer, "cannot read the file " + included, "name a file relative to this one");
            }
            if (path.contains(included.toRealPath())) {
                throw wrong(
                        document,
                        pointer,
                        "files include each other in a circle: " + circle(path, included),
                        "remove one include");
            }
            if (!documents.containsKey(included.toRealPath())) {
                collect(included, path, documents);
            }
        }
        documents.put(file.toRealPath(), document);
    }

    private static String circle(List<Path> path, Path included) {
        return path.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining(" -> ")) + " -> "
                + included.getFileName();
    }

    private static InvalidDocumentException wrong(Document document, String pointer, String message, String hint) {
        return new InvalidDocumentException(List.of(document.problem(pointer, message, Optional.of(hint))));
    }

    private static PolicyLayer layer(String name, List<Document> documents) throws InvalidDocumentException {
        PolicyLayer layer =
                PolicyBinding.bind(name, documents.stream().map(Document::root).toList());
        List<Problem> problems = new ArrayList<>();
        for (Document document : documents) {
            problems.addAll(PolicyChecks.of(layer, document));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return layer;
    }
}

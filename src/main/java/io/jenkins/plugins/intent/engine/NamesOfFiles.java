package io.jenkins.plugins.intent.engine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Check;
import io.jenkins.plugins.intent.json.Problems;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * Every file that a document names can be named by this Java, which spells names as its locale says. The
 * launcher starts it so that it can; by hand, in a locale that knows ASCII only, it cannot.
 *
 * @param charset in which this Java spells names of files
 */
record NamesOfFiles(Charset charset) implements Check {
    private static final Set<String> FIELDS = Set.of(
            "project_path",
            "workdir",
            "cwd",
            "program",
            "outputs",
            "pattern",
            "glob",
            "stdin_from",
            "stdout_to",
            "stderr_to",
            "file_exists");

    static NamesOfFiles ofThisJava() {
        return new NamesOfFiles(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    @Override
    public void check(JsonNode root, Problems problems) {
        if (!charset.name().startsWith("UTF")) {
            check(root, false, JsonPointer.empty(), problems);
        }
    }

    private void check(JsonNode node, boolean namesFile, JsonPointer place, Problems problems) {
        if (namesFile && node.isTextual() && !charset.newEncoder().canEncode(node.textValue())) {
            problems.add(
                    place.toString(),
                    "this Java cannot name such a file: it spells names in " + charset,
                    "start it by the `intent` script, or with LC_ALL=C.UTF-8");
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), namesFile, place.appendIndex(i), problems);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            check(field.getValue(), FIELDS.contains(field.getKey()), place.appendProperty(field.getKey()), problems);
        }
    }
}

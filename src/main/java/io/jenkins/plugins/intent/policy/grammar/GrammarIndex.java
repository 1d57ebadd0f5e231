package io.jenkins.plugins.intent.policy.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.JsonFields;
import io.jenkins.plugins.intent.json.JsonPart;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Where the grammar of each program stands in the files of its family. The build makes it ({@code src/build}), since
 * finding the names in the files takes longer than all else that a first command needs. A line for each name, in the
 * order of their bytes: the name, the family, and where in its file the grammar begins and ends. A name that ends with
 * a star is the beginning of names.
 */
public final class GrammarIndex {
    public static final String FILE = "names.txt";
    private static final byte NEW_LINE = '\n';

    private final byte[] lines;
    /** Those that something was found in, by family. */
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    GrammarIndex(byte[] lines) {
        this.lines = lines;
    }

    /**
     * The index of all families.
     *
     * @param file the content of a file of that name; one that comes later replaces names of those before
     */
    public static byte[] make(Function<String, byte[]> file) {
        Map<String, String> lines = new TreeMap<>();
        for (String family : GrammarBook.FAMILIES) {
            for (Map.Entry<String, JsonPart> grammar :
                    JsonFields.of(file.apply(fileOf(family))).entrySet()) {
                JsonPart part = grammar.getValue();
                for (String name : GrammarReader.words(grammar.getKey())) {
                    lines.put(name, family + " " + part.start() + " " + part.end());
                }
            }
        }
        StringBuilder all = new StringBuilder();
        lines.forEach(
                (name, place) -> all.append(name).append(' ').append(place).append((char) NEW_LINE));
        return all.toString().getBytes(UTF_8);
    }

    /** The grammar of that name as it is written; null for none. */
    JsonNode find(String name) {
        byte[] wanted = (name + " ").getBytes(UTF_8);
        int from = 0;
        int to = lines.length;
        while (from < to) {
            int start = startOfLine((from + to) >>> 1);
            int end = endOfLine(start);
            int order = Arrays.compare(lines, start, Math.min(start + wanted.length, end), wanted, 0, wanted.length);
            if (order == 0) {
                return grammar(new String(lines, start, end - start, UTF_8).split(" "));
            } else if (order < 0) {
                from = end + 1;
            } else {
                to = start;
            }
        }
        return null;
    }

    private int startOfLine(int at) {
        int start = at;
        while (start > 0 && lines[start - 1] != NEW_LINE) {
            start--;
        }
        return start;
    }

    private int endOfLine(int at) {
        int end = at;
        while (lines[end] != NEW_LINE) {
            end++;
        }
        return end;
    }

    private JsonNode grammar(String[] line) {
        byte[] file = files.computeIfAbsent(line[1], family -> ProgramFiles.bytes(GrammarIndex.class, fileOf(family)));
        return new JsonPart(file, Integer.parseInt(line[2]), Integer.parseInt(line[3])).get();
    }

    private static String fileOf(String family) {
        return family + ".json";
    }
}

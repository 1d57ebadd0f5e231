package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.text.LineBuffer;
import io.jenkins.plugins.intent.text.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes lines of what the commands of a run write, many at once. Colours and whatever else would move
 * the cursor are taken out: lines of several commands stand between each other. Thread-safe.
 */
final class OutputLines {
    /** Hears of lines. */
    @FunctionalInterface
    interface Hearer {
        void line(String stageId, int index, String line);
    }

    private final Hearer hearer;
    private final Map<String, Map<String, LineBuffer>> open = new HashMap<>();

    OutputLines(Hearer hearer) {
        this.hearer = hearer;
    }

    synchronized void write(String stageId, int index, String stream, byte[] bytes, int offset, int length) {
        open.computeIfAbsent(key(stageId, index), any -> new TreeMap<>())
                .computeIfAbsent(stream, any -> new LineBuffer((line, end) -> hearer.line(stageId, index, shown(line))))
                .write(bytes, offset, length);
    }

    /** Lets go of lines without an end, and answers the last few lines of the command. */
    synchronized List<String> end(String stageId, int index) {
        Map<String, LineBuffer> streams = open.remove(key(stageId, index));
        List<String> last = new ArrayList<>();
        if (streams != null) {
            for (LineBuffer stream : streams.values()) {
                stream.close();
                stream.last().forEach(line -> last.add(shown(line)));
            }
        }
        return last;
    }

    private static String key(String stageId, int index) {
        return index + " " + stageId;
    }

    private static String shown(String line) {
        return VisibleText.lines(line);
    }
}

package io.jenkins.plugins.intent.policy.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.DocumentReader;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares that tables of commands must reach, by file name and for all files together: {@code
 * blocks_blocked}, {@code blocks_flagged} and {@code warns_flagged} at least, {@code warns_blocked},
 * {@code allows_blocked} and {@code allows_flagged} at most.
 */
public final class TableThresholds {
    private static final class Reader {
        static final DocumentReader INSTANCE = DocumentReader.forSchema(
                "/io/jenkins/plugins/intent/policy/tools/thresholds.schema.json", "see docs/policy.md");
    }

    private final Map<String, Map<String, Double>> byFile;
    private final Map<String, Double> together;

    private TableThresholds(Map<String, Map<String, Double>> byFile, Map<String, Double> together) {
        this.byFile = byFile;
        this.together = together;
    }

    /**
     * @throws InvalidDocumentException with everything that is wrong with the file
     */
    public static TableThresholds read(Path file) throws InvalidDocumentException {
        Document document = Reader.INSTANCE.read(file);
        Map<String, Map<String, Double>> byFile = new TreeMap<>();
        document.root()
                .path("files")
                .fields()
                .forEachRemaining(entry -> byFile.put(entry.getKey(), shares(entry.getValue())));
        return new TableThresholds(byFile, shares(document.root().path("all_files")));
    }

    private static Map<String, Double> shares(JsonNode node) {
        Map<String, Double> shares = new TreeMap<>();
        node.fields()
                .forEachRemaining(
                        share -> shares.put(share.getKey(), share.getValue().asDouble()));
        return shares;
    }

    /** One sentence for each share that is missed, and for each file that was not scored. */
    public List<String> missed(TableScore score) {
        List<String> missed = new ArrayList<>();
        Map<String, Map<String, Double>> open = new TreeMap<>(byFile);
        for (TableScore.FileScore file : score.files()) {
            String name = Path.of(file.file()).getFileName().toString();
            Map<String, Double> shares = open.remove(name);
            if (shares != null) {
                shares.forEach((share, wanted) -> check(name, share, wanted, file, missed));
            }
        }
        open.keySet().forEach(name -> missed.add(name + ": was not measured"));
        together.forEach((share, wanted) -> check("all files", share, wanted, score.together(), missed));
        return missed;
    }

    private static void check(
            String name, String share, double wanted, TableScore.FileScore file, List<String> missed) {
        TableScore.Tally tally =
                share.startsWith("blocks") ? file.block() : share.startsWith("warns") ? file.warn() : file.allow();
        int hits = share.endsWith("blocked") ? tally.blocked() : tally.flagged();
        boolean atLeast = share.startsWith("blocks") || share.equals("warns_flagged");
        double reached = tally.expected() == 0 ? (atLeast ? 1 : 0) : (double) hits / tally.expected();
        if (atLeast ? reached < wanted : reached > wanted) {
            missed.add(String.format(
                    Locale.ROOT,
                    "%s: %s is %.2f %% (%d of %d), %s %.2f %% wanted",
                    name,
                    share,
                    100 * reached,
                    hits,
                    tally.expected(),
                    atLeast ? "at least" : "at most",
                    100 * wanted));
        }
    }
}

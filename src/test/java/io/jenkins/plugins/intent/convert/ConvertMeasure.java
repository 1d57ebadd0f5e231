package io.jenkins.plugins.intent.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many commands of scripts, and of tables of command lines that name a shell, still need one after
 * {@code intent convert}: {@code bench/convert.sh [--most PERCENT] FILE…}, which fails when more do.
 */
public final class ConvertMeasure {
    private static final String MOST = "--most";

    private ConvertMeasure() {}

    public static void main(String[] args) throws IOException {
        boolean limited = args.length > 1 && args[0].equals(MOST);
        double most = limited ? Double.parseDouble(args[1]) : 100;
        double share = measure(List.of(args).subList(limited ? 2 : 0, args.length));
        if (share > most) {
            System.out.printf("at most %.1f %% may stay%n", most);
            System.exit(1);
        }
    }

    /** Prints what there is to say; the answer is how many percent stay a shell's. */
    private static double measure(List<String> files) throws IOException {
        Map<String, Integer> reasons = new TreeMap<>();
        int total = 0;
        int inShell = 0;
        for (String file : files) {
            int all = 0;
            int stay = 0;
            for (String text : texts(Path.of(file))) {
                Conversion conversion = ShellConversion.of(text, Origin.script(text));
                all += Math.max(1, conversion.total());
                stay += conversion.inShell();
                conversion.remarks().stream()
                        .filter(Conversion.Remark::staysShell)
                        .forEach(remark -> reasons.merge(remark.message(), 1, Integer::sum));
            }
            System.out.printf("%s: %d commands, %d in a shell%n", Path.of(file).getFileName(), all, stay);
            total += all;
            inShell += stay;
        }
        double share = 100.0 * inShell / Math.max(1, total);
        System.out.printf("all: %d commands, %d in a shell (%.1f %%)%n", total, inShell, share);
        reasons.forEach((reason, count) -> System.out.println("  " + count + " " + reason));
        return share;
    }

    private static List<String> texts(Path file) throws IOException {
        if (!file.toString().endsWith(".jsonl")) {
            return List.of(Files.readString(file));
        }
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = Json.LINE.readTree(line);
            List<String> words = new ArrayList<>(List.of(row.path("program").asText()));
            row.path("args").forEach(arg -> words.add(arg.asText()));
            boolean shell = words.stream().anyMatch(word -> word.matches("(.*[/\\\\])?(ba|da|z)?sh"));
            if (shell && row.path("expect").asText().equals("block")) {
                texts.add(words.stream().map(ConvertMeasure::quoted).collect(Collectors.joining(" ")));
            }
        }
        return texts;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

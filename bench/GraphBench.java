import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole command against ninja, from its start to its end, on graphs of one-command stages that run
 * {@code /bin/true}; and what planning costs as graphs grow. The two take turns.
 *
 * <p>Arguments: the intent command, a directory to work in, number of stages side by side, number of rounds, and,
 * where there is one, the program of {@code spawn.c}, which is the limit of the machine.
 */
final class GraphBench {
    private static final int[] PLANNED = {1_250, 2_500, 5_000, 10_000};
    private static final int[] GROWING = {10, 1_000, 5_000, 20_000};
    private static final int CHAIN = 500;
    private static final long MEBI = 1 << 20;
    private static final String LIMIT = "C loop, one at a time";

    private GraphBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String intent = Path.of(args[0]).toAbsolutePath().toString();
        Path root = Files.createDirectories(Path.of(args[1]));
        int stages = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        String spawn = args.length > 4 ? args[4] : "";
        compare("wide graph", intent, root, stages, rounds, false, spawn);
        compare("chain", intent, root, CHAIN, rounds, true, spawn);
        start(intent, root, rounds);
        plan(intent, root, rounds);
        growth(intent, root);
        gigabyte(intent, root);
    }

    private static void compare(
            String name, String intent, Path root, int stages, int rounds, boolean chain, String spawn)
            throws IOException, InterruptedException {
        Map<String, String[]> commands = new LinkedHashMap<>();
        Map<String, double[]> seconds = new LinkedHashMap<>();
        int parallel = chain ? 1 : 2;
        String ours = "intent --agents " + parallel;
        String theirs = "ninja -j" + parallel;
        commands.put(ours, new String[] {intent, "run", "--json", "--agents", "" + parallel, "intent.json"});
        commands.put(theirs, new String[] {"ninja", "-j" + parallel, "--quiet"});
        if (!spawn.isEmpty()) {
            commands.put(LIMIT, new String[] {spawn, "" + stages});
        }
        commands.keySet().forEach(way -> seconds.put(way, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            Path directory = directory(root, stages, chain);
            for (String way : commands.keySet()) {
                seconds.get(way)[round] = seconds(directory, commands.get(way));
            }
        }
        Map<String, String> counted = new LinkedHashMap<>();
        Path directory = directory(root, stages, chain);
        for (String way : commands.keySet()) {
            counted.put(way, counted(directory, commands.get(way)));
        }
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, round -> seconds.get(ours)[round] / seconds.get(theirs)[round]);
        System.out.printf("%n%s of %d stages, %d rounds%n", name, stages, rounds);
        seconds.forEach(
                (way, times) -> System.out.printf("  %-22s %8.2f s %s%n", way, median(times), counted.get(way)));
        System.out.printf("  %-22s %8.2f%n", "intent / ninja", median(ratios));
    }

    private static Path directory(Path root, int stages, boolean chain) throws IOException {
        Path directory = Files.createTempDirectory(root, "graph");
        Files.writeString(directory.resolve("intent.json"), document(stages, chain));
        Files.writeString(directory.resolve("build.ninja"), ninja(stages, chain));
        return directory;
    }

    /** What {@code perf stat} counts of one more run, commands included; empty where it cannot. */
    private static String counted(Path directory, String... command) throws IOException, InterruptedException {
        Path counts = directory.resolve("counts");
        List<String> perf = new ArrayList<>(
                List.of("perf", "stat", "-x,", "-e", "task-clock,instructions", "-o", counts.toString()));
        perf.addAll(List.of(command));
        try {
            seconds(directory, perf.toArray(new String[0]));
        } catch (IOException | IllegalStateException e) {
            // There is no perf, or it may not count; the commands themselves have just run well.
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(counts)) {
            String[] fields = line.split(",", -1);
            if (fields.length > 2 && fields[0].matches("[0-9.]+")) {
                double count = Double.parseDouble(fields[0]);
                text.append(
                        fields[2].startsWith("task-clock")
                                ? String.format("%8.2f s of processor", count / 1e3)
                                : String.format("%8.0f million instructions", count / 1e6));
            }
        }
        return text.toString();
    }

    private static void start(String intent, Path root, int rounds) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(root, "start");
        Files.writeString(directory.resolve("intent.json"), document(1, false));
        Path word = directory.resolve("Word.java");
        Files.writeString(word, "class Word { public static void main(String[] a) { System.out.println(\"word\"); } }");
        seconds(directory, "javac", "Word.java");
        String[][] calls = {
            {"java", "-cp", ".", "Word"},
            {intent, "--version"},
            {intent, "validate", "intent.json"},
            {intent, "run", "intent.json"}
        };
        double[][] times = new double[calls.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int call = 0; call < calls.length; call++) {
                times[call][round] = seconds(directory, calls[call]);
            }
        }
        System.out.printf("%nstarting, against a Java program that prints a word%n");
        for (int call = 0; call < calls.length; call++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = times[call][round] / times[0][round];
            }
            String name = call == 0 ? "java Word" : "intent " + calls[call][1];
            System.out.printf("  %-20s %8.2f s %8.2f%n", name, median(times[call]), median(ratios));
        }
    }

    private static void plan(String intent, Path root, int rounds) throws IOException, InterruptedException {
        System.out.printf("%nvalidate and plan, with the start of Java%n");
        for (int stages : PLANNED) {
            Path directory = Files.createTempDirectory(root, "plan");
            Files.writeString(directory.resolve("intent.json"), document(stages, true));
            double[] times = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                times[round] = seconds(directory, intent, "explain", "--json", "intent.json");
            }
            System.out.printf("  %6d stages %15.2f s%n", stages, median(times));
        }
    }

    /** Graphs of more and more stages side by side, once each. */
    private static void growth(String intent, Path root) throws IOException, InterruptedException {
        System.out.printf("%ngrowth: run with its report, then status; ms a stage%n");
        for (int stages : GROWING) {
            Path directory = Files.createTempDirectory(root, "growth");
            Files.writeString(directory.resolve("intent.json"), document(stages, false));
            double run = seconds(directory, intent, "run", "--json", "intent.json");
            double status = seconds(directory, intent, "status", "--json");
            System.out.printf(
                    "  %6d stages %10.2f s %8.2f ms %10.2f s %8.2f ms%n",
                    stages, run, run * 1000 / stages, status, status * 1000 / stages);
        }
    }

    private static void gigabyte(String intent, Path root) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(root, "gigabyte");
        String command = "{\"program\": \"head\", \"args\": [\"-c\", \"" + 1024 * MEBI + "\", \"/dev/zero\"]}";
        Files.writeString(directory.resolve("intent.json"), intent(List.of(stage("flood", "", command))));
        double seconds =
                seconds(directory, Map.of("JDK_JAVA_OPTIONS", "-Xmx64m"), intent, "run", "--json", "intent.json");
        System.out.printf("%na gigabyte of output, heap of 64 MB%n  %-20s %8.2f s%n", "intent", seconds);
    }

    private static String document(int stages, boolean chain) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < stages; i++) {
            String needs = chain && i > 0 ? ", \"needs\": [\"s" + (i - 1) + "\"]" : "";
            list.add(stage("s" + i, needs, "{\"program\": \"/bin/true\"}"));
        }
        return intent(list);
    }

    private static String stage(String id, String more, String command) {
        return "{\"id\": \"" + id + "\"" + more + ", \"exec\": {\"commands\": [" + command + "]}}";
    }

    private static String intent(List<String> stages) {
        return "{\"schema_version\": 1, \"goal\": \"measure\", \"workflow\": {\"name\": \"bench\", \"stages\": ["
                + String.join(",\n", stages) + "]}}";
    }

    private static String ninja(int stages, boolean chain) {
        StringBuilder rules = new StringBuilder("rule r\n command = /bin/true >$out.out 2>$out.err\n");
        for (int i = 0; i < stages; i++) {
            rules.append("build t").append(i).append(": r").append(chain && i > 0 ? " t" + (i - 1) : "");
            rules.append('\n');
        }
        return rules.toString();
    }

    private static double seconds(Path directory, String... command) throws IOException, InterruptedException {
        return seconds(directory, Map.of(), command);
    }

    private static double seconds(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + exit + ": " + Files.readString(errors));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.BlockListener;
import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.exec.StopSignal;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * N commands one after the other, each with its output in files of its own, in four ways: a block of
 * the runner, a bare loop over {@link ProcessBuilder}, {@code make -j1} and {@code ninja -j1}. The ways
 * take turns in small rounds, so that what else the machine does hits all of them alike; the ratio is
 * the median over the rounds.
 *
 * <p>Arguments: directory to work in, number of commands a round, number of rounds, and, where there is one, the
 * program of {@code spawn.c}, which is the limit of the machine.
 */
final class BlockBench {
    private interface Way {
        void run(Path directory, int count) throws IOException, InterruptedException;
    }

    private static final String PROGRAM = "/bin/true";

    private BlockBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Files.createDirectories(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("block", BlockBench::block);
        ways.put("bare", BlockBench::bare);
        ways.put("make -j1", BlockBench::make);
        ways.put("ninja -j1", BlockBench::ninja);
        if (args.length > 3) {
            ways.put("C loop", (directory, n) -> tool(directory, args[3], Integer.toString(n)));
        }
        Map<String, double[]> millis = new LinkedHashMap<>();
        ways.keySet().forEach(name -> millis.put(name, new double[rounds]));
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Path directory = Files.createTempDirectory(root, "round");
                long start = System.nanoTime();
                way.getValue().run(directory, count);
                double took = (System.nanoTime() - start) / 1e6 / count;
                if (round >= 0) {
                    millis.get(way.getKey())[round] = took;
                }
            }
        }
        report(millis, count, rounds);
    }

    private static void report(Map<String, double[]> millis, int count, int rounds) {
        System.out.printf("%d rounds of %d x %s, captured to files%n", rounds, count, PROGRAM);
        System.out.printf("%-10s %18s %18s%n", "", "ms each, median", "block / it, median");
        millis.forEach((name, times) -> {
            double[] ratios = new double[rounds];
            Arrays.setAll(ratios, round -> millis.get("block")[round] / times[round]);
            System.out.printf("%-10s %18.3f %18.3f%n", name, median(times), median(ratios));
        });
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void block(Path directory, int count) throws IOException {
        Command command = new Command(Optional.empty(), PROGRAM, List.of(), Optional.empty(), Map.of(), 0, false);
        JobSpec job = new JobSpec(
                JobSpec.SCHEMA_VERSION,
                "run",
                "stage",
                directory.getFileName().toString(),
                1,
                "bench",
                "token",
                directory.toString(),
                0,
                60_000,
                new ExecBlock(".", true, false, Map.of(), List.of(), Collections.nCopies(count, command)),
                OutputLimits.defaults(),
                List.of(),
                null,
                false,
                List.of(),
                Map.of(),
                List.of());
        Manifest manifest = new ExecBlockRunner(
                        TimeSource.system(), (of, index, whole, processes) -> List.of(), Redactor.NONE, System.getenv())
                .run(job, directory.resolve("attempt"), new StopSignal(), BlockListener.NONE);
        check(manifest.status() == AttemptStatus.SUCCEEDED);
    }

    private static void bare(Path directory, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            Process process = new ProcessBuilder(PROGRAM)
                    .redirectOutput(directory.resolve(i + ".out").toFile())
                    .redirectError(directory.resolve(i + ".err").toFile())
                    .start();
            check(process.waitFor() == 0);
        }
    }

    private static void make(Path directory, int count) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("all:");
        for (int i = 0; i < count; i++) {
            rules.append(" t").append(i);
        }
        for (int i = 0; i < count; i++) {
            rules.append("\nt").append(i).append(":\n\t@").append(PROGRAM);
            rules.append(" >").append(i).append(".out 2>").append(i).append(".err");
        }
        Files.writeString(directory.resolve("Makefile"), rules.append('\n'));
        tool(directory, "make", "-s", "-j1");
    }

    private static void ninja(Path directory, int count) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("rule r\n command = " + PROGRAM + " >$out.out 2>$out.err\n");
        for (int i = 0; i < count; i++) {
            rules.append("build t").append(i).append(": r\n");
        }
        Files.writeString(directory.resolve("build.ninja"), rules);
        tool(directory, "ninja", "-j1", "--quiet");
    }

    private static void tool(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        check(process.waitFor() == 0);
    }

    private static void check(boolean good) {
        if (!good) {
            throw new IllegalStateException("a command of the benchmark failed");
        }
    }
}

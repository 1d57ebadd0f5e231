import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.exec.supervised.Handover;
import io.jenkins.plugins.intent.exec.supervised.News;
import io.jenkins.plugins.intent.exec.supervised.OutputChunk;
import io.jenkins.plugins.intent.exec.supervised.Renewal;
import io.jenkins.plugins.intent.exec.supervised.StartOrder;
import io.jenkins.plugins.intent.exec.supervised.SupervisorLauncher;
import io.jenkins.plugins.intent.exec.supervised.WatchCursor;
import io.jenkins.plugins.intent.exec.supervised.WatchReply;
import io.jenkins.plugins.intent.exec.supervised.WatchRequest;
import io.jenkins.plugins.intent.exec.supervised.Watcher;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What supervised jobs cost: {@code bench/supervisor.sh [STARTS] [IDLE_SECONDS]}. Prints how long a
 * start takes until the first command runs, how late news is, and what an idle job costs.
 */
public final class SupervisorBench {
    private static final long LEASE_MS = 60_000;

    private SupervisorBench() {}

    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory("supervisor-bench");
        int starts = Integer.parseInt(args[0]);
        start(root.resolve("warm-up"), 0);
        List<Long> toCommand = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            toCommand.add(start(root.resolve("start-" + i), i));
        }
        report("start() to the first command, ms", toCommand);
        for (int i = 0; i < 3; i++) {
            late(root.resolve("late-" + i), late);
        }
        report("output written to news in hand, ms", late);
        idle(root.resolve("idle"), Integer.parseInt(args[1]));
    }

    private static long start(Path directory, int number) throws Exception {
        Path mark = Files.createDirectories(directory).resolve("mark");
        long startMs = System.currentTimeMillis();
        launch(directory, "sh", "-c", "date +%s%3N > mark");
        List<News> news = new ArrayList<>();
        await(directory, news);
        return Long.parseLong(Files.readString(mark).strip()) - startMs;
    }

    private static void late(Path directory, List<Long> late) throws Exception {
        launch(directory, "sh", "-c", "for i in 1 2 3 4 5 6 7 8 9 10; do date +%s%3N; sleep 0.37; done");
        WatchCursor cursor = WatchCursor.START;
        while (true) {
            WatchReply reply =
                    Watcher.watch(directory.resolve("job"), new WatchRequest(null, false, 5_000, cursor, 1 << 16));
            long nowMs = System.currentTimeMillis();
            cursor = reply.cursor();
            for (News news : reply.news()) {
                if (news instanceof OutputChunk chunk) {
                    late.add(nowMs
                            - Long.parseLong(new String(chunk.bytes()).strip().split("\n")[0]));
                }
            }
            if (reply.result() != null) {
                return;
            }
        }
    }

    /** One watcher waiting, one supervisor running a command that does nothing. */
    private static void idle(Path directory, int seconds) throws Exception {
        launch(directory, "sleep", "100000");
        WatchReply first = Watcher.watch(
                directory.resolve("job"), new WatchRequest(null, false, 2_000, WatchCursor.START, 1 << 16));
        ProcessHandle supervisor = ProcessHandle.of(first.beat().pid()).orElseThrow();
        Duration cpu = supervisor.info().totalCpuDuration().orElseThrow();
        long beat = first.beat().counter();
        long watcherStart = cpuNanos();
        long startNanos = System.nanoTime();
        WatchCursor cursor = first.cursor();
        long waitMs = Math.min(seconds * 1_000L, LEASE_MS / 4);
        while (System.nanoTime() - startNanos < seconds * 1_000_000_000L) {
            WatchReply reply = Watcher.watch(
                    directory.resolve("job"),
                    new WatchRequest(new Renewal(LEASE_MS, beat), false, waitMs, cursor, 1 << 16));
            cursor = reply.cursor();
            beat = reply.beat().counter();
        }
        double measured = (System.nanoTime() - startNanos) / 1e9;
        System.out.printf(
                "an idle hour of the watcher: %.1f s of processor%n",
                (cpuNanos() - watcherStart) / 1e9 / measured * 3600);
        Duration idle = supervisor.info().totalCpuDuration().orElseThrow().minus(cpu);
        System.out.printf(
                "an idle hour of the supervisor: %.1f s of processor; %s%n",
                idle.toNanos() / 1e9 / measured * 3600, resident(supervisor.pid()));
        Watcher.watch(directory.resolve("job"), new WatchRequest(null, true, 10_000, cursor, 0));
    }

    private static String resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("memory unknown");
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void await(Path directory, List<News> news) throws IOException, InterruptedException {
        WatchReply reply;
        do {
            reply = Watcher.watch(
                    directory.resolve("job"), new WatchRequest(null, false, 10_000, WatchCursor.START, 1 << 16));
            news.addAll(reply.news());
        } while (reply.result() == null);
    }

    private static void launch(Path directory, String program, String... args) throws Exception {
        Files.createDirectories(directory);
        Command command = new Command(Optional.empty(), program, List.of(args), Optional.empty(), Map.of(), 0, false);
        JobSpec job = new JobSpec(
                JobSpec.SCHEMA_VERSION,
                "run",
                "stage",
                "job",
                1,
                "agent",
                directory.toString(),
                directory.toString(),
                0,
                LEASE_MS,
                new ExecBlock(".", true, true, Map.of(), List.of(), List.of(command)),
                OutputLimits.defaults(),
                List.of(),
                CommandPolicy.builtIn().toJson(),
                true,
                List.of(),
                Map.of(),
                List.of());
        SupervisorLauncher.ofThisProcess(Map.of())
                .start(StartOrder.of(job, new Handover(System.getenv(), List.of())), directory.resolve("job"));
        // Nothing runs before the first renewal.
        Watcher.watch(
                directory.resolve("job"), new WatchRequest(new Renewal(LEASE_MS, 1), false, 0, WatchCursor.START, 0));
    }

    private static void report(String what, List<Long> figures) {
        Collections.sort(figures);
        System.out.printf(
                "%s: median %d, 90%% within %d, worst %d (%d figures)%n",
                what,
                figures.get(figures.size() / 2),
                figures.get(figures.size() * 9 / 10),
                figures.get(figures.size() - 1),
                figures.size());
    }
}

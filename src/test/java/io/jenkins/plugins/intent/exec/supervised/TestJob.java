package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Library;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Judged;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.exec.Place;
import io.jenkins.plugins.intent.exec.hands.HandsPlace;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.time.Await;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A job of shell scripts with a real supervisor, and everything to look at it. */
final class TestJob implements AutoCloseable {

    /** Starts the hands of a job somewhere. */
    @FunctionalInterface
    interface HandsStarter {
        void start(TestJob job) throws IOException, InterruptedException;
    }

    /** Null when the supervisor starts commands itself. */
    private final HandsStarter hands;

    final Path project;
    final JobDirectory directory;
    final JobSpec spec;
    Map<String, String> environment = System.getenv();
    List<String> secrets = List.of();

    TestJob(Path root, long leaseMs, String... scripts) throws IOException {
        this((HandsStarter) null, root, leaseMs, scripts);
    }

    TestJob(Place place, Path root, long leaseMs, String... scripts) throws IOException {
        this(place.isDirect() ? null : job -> launch(job, place.hands()), root, leaseMs, scripts);
    }

    private static void launch(TestJob job, HandsPlace place) throws IOException, InterruptedException {
        place.launch(job.directory.root(), job.project, job.spec.mark(), job.spec.leaseMs(), job.environment);
    }

    TestJob(HandsStarter hands, Path root, long leaseMs, String... scripts) throws IOException {
        this.hands = hands;
        project = Files.createDirectories(root.resolve("project"));
        directory = new JobDirectory(root.resolve("job"));
        List<Command> commands = Stream.of(scripts)
                .map(script -> new Command(
                        Optional.empty(), "/bin/sh", List.of("-c", script), Optional.empty(), Map.of(), 0, false))
                .toList();
        spec = JobSpec.of(
                new Lease("run", "stage", "job", 1, UUID.randomUUID().toString(), leaseMs),
                "agent",
                project.toString(),
                0,
                new ExecBlock(".", true, true, Map.of(), List.of(), commands),
                OutputLimits.defaults(),
                new Judged(List.of(), null, true, List.of()),
                Map.of());
    }

    static SupervisorLauncher launcher() {
        return new SupervisorLauncher(java(), classPath(), Map.of());
    }

    static List<String> supervisorCommand() {
        return new JavaCommand(java(), classPath()).running(Supervisor.class, List.of());
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** What a runner's jar holds, and these tests. */
    static String classPath() {
        return Stream.of(
                        Supervisor.class,
                        TestJob.class,
                        ObjectMapper.class,
                        JsonFactory.class,
                        JsonInclude.class,
                        Library.class)
                .map(TestJob::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    TestJob start() throws IOException, InterruptedException {
        begin(launcher());
        return this;
    }

    /** Starts it and gives it its first lease, so that its commands run. */
    void begin(SupervisorLauncher launcher) throws IOException, InterruptedException {
        launchHands();
        launcher.start(order(), directory.root());
        watch(new Renewal(spec.leaseMs(), directory.beat().orElseThrow().counter()), false, 0);
    }

    private void launchHands() throws IOException, InterruptedException {
        if (hands != null) {
            hands.start(this);
        }
    }

    StartOrder order() throws IOException {
        return StartOrder.of(spec, handover());
    }

    private Handover handover() {
        return hands == null ? new Handover(environment, secrets) : new Handover(Map.of(), secrets, CommandPlace.HANDS);
    }

    LocalAgentLink link() {
        return new LocalAgentLink(launcher(), directory.root(), spec, handover());
    }

    WatchReply watch(Renewal renewal, boolean cancel, long waitMs) throws IOException, InterruptedException {
        return link().watch(new WatchRequest(renewal, cancel, waitMs, WatchCursor.START, 1 << 20));
    }

    /** Starts a process and tells it about this job through its standard input. */
    Process brief(ProcessBuilder builder) throws IOException, InterruptedException {
        launchHands();
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream stdin = process.getOutputStream()) {
            new Assignment(directory.root(), order().briefing()).write(stdin);
        }
        return process;
    }

    /** All output there is, as a watcher that has seen none gets it; waits for the first of it. */
    String readOutput() throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        WatchReply reply;
        WatchCursor cursor = WatchCursor.START;
        do {
            reply = link().watch(new WatchRequest(null, false, output.size() > 0 ? 0 : 30_000, cursor, 10_000));
            cursor = reply.cursor();
            for (News news : reply.news()) {
                if (news instanceof OutputChunk chunk) {
                    output.write(chunk.bytes());
                }
            }
        } while (reply.more() || output.size() == 0);
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Renews the lease until there is a result. */
    ResultFile result() throws Exception {
        return Await.found("a result", () -> {
            Beat beat = directory.beat().orElseThrow();
            return Optional.ofNullable(watch(new Renewal(spec.leaseMs(), beat.counter()), false, 100)
                    .result());
        });
    }

    /** The number that a script has written to a file of the project. */
    long number(String file) throws Exception {
        return Await.number(project.resolve(file));
    }

    ProcessHandle supervisor() throws IOException {
        return ProcessHandle.of(directory.beat().orElseThrow().pid()).orElseThrow();
    }

    String output(String file) throws IOException {
        return Files.readString(directory.attempt().resolve(file), StandardCharsets.UTF_8);
    }

    void go() throws IOException {
        Files.writeString(project.resolve("go"), "");
    }

    /** Leaves nothing behind, whatever a test came to. */
    @Override
    public void close() throws Exception {
        Optional<Beat> beat = directory.beat();
        if (beat.isPresent()) {
            if (Processes.isAlive(beat.get().pid(), beat.get().startMark())) {
                ProcessHandle.of(beat.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
            }
            Await.end(beat.get().pid());
        }
        if (directory.exists()) {
            watch(null, true, 0);
        }
    }
}

package io.jenkins.plugins.intent.exec.hands;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.MarkVariables;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.time.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** Hands of a test's own, started in a shell before it and let go after it. */
final class TestHands extends ExternalResource {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Each test's own: hands of the one before may still end what has their mark. */
    private final String mark = UUID.randomUUID() + ".";

    private final TemporaryFolder folder = new TemporaryFolder();
    private final BlockingQueue<String> gone = new ArrayBlockingQueue<>(10);
    private final Supplier<HandsPlace> place;
    private Path job;
    private Path project;
    private Hands hands;

    /** @param place known when the test starts */
    TestHands(Supplier<HandsPlace> place) {
        this.place = place;
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        project = Files.createDirectories(root().resolve("a project"));
        start(root().resolve("job"), List.of());
    }

    @Override
    protected void after() {
        try {
            hands.close();
        } catch (IOException e) {
            assertFalse("they answer no more, and nobody knows why", gone.isEmpty());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            folder.delete();
        }
    }

    /** Lets these go, and starts others in another directory. */
    void restart(Path directory, List<String> secrets) throws Exception {
        hands.close();
        start(directory, secrets);
    }

    private void start(Path directory, List<String> secrets) throws IOException, InterruptedException {
        job = directory;
        hands = place.get().start(directory, project, mark, System.getenv(), secrets, gone::add);
    }

    Path root() {
        return folder.getRoot().toPath();
    }

    /** Where commands run. */
    Path project() {
        return project;
    }

    Hands hands() {
        return hands;
    }

    Launch launch(String program, String... args) {
        return launch(Map.of(), Optional.empty(), program, args);
    }

    Launch launch(Map<String, String> variables, Optional<Path> input, String program, String... args) {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.put(MarkVariables.OF_JOBS, mark + "1.");
        return new Launch(program, List.of(args), environment, project, mark + "1.", input);
    }

    StartedProcess begin(Kept out, Map<String, String> variables, String program, String... args)
            throws CannotStartException {
        return hands.start(launch(variables, Optional.empty(), program, args), out, new Kept());
    }

    static ExitStatus await(StartedProcess process) throws InterruptedException {
        for (int i = 0; i < 60 && (process.status().isEmpty() || !process.hasEndedOutput()); i++) {
            process.attend(SECOND);
        }
        ExitStatus status = process.status().orElseThrow();
        process.release();
        return status;
    }

    ExitStatus run(String program, String... args) throws Exception {
        return await(begin(new Kept(), Map.of(), program, args));
    }

    String output(Map<String, String> variables, String program, String... args) throws Exception {
        Kept out = new Kept();
        assertEquals(ExitStatus.exited(0), await(begin(out, variables, program, args)));
        return out.text();
    }

    /** The process id that a command has written to a file of the project. */
    long pid(String file) throws Exception {
        return Await.number(project.resolve(file));
    }

    /** Until the supervisor is told that they are gone. */
    void awaitGone() throws InterruptedException {
        String words = gone.poll(60, TimeUnit.SECONDS);
        assertTrue(String.valueOf(words), words != null && words.contains("is gone"));
        gone.add(words);
    }

    /** They are gone because the test wants it so. */
    void expectGone() {
        gone.add("on purpose");
    }

    /** The processes of these hands, as the kernel shows them. */
    List<Long> processes(String argument) throws IOException {
        List<Long> found = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            Path proc = Path.of("/proc/" + process.pid());
            try {
                String line = Files.readString(proc.resolve("cmdline"), StandardCharsets.ISO_8859_1);
                if (line.contains("./hands.sh\0hand\0" + argument + "\0")
                        && proc.resolve("cwd").toRealPath().startsWith(job.toRealPath())) {
                    found.add(process.pid());
                }
            } catch (IOException ended) {
                continue;
            }
        }
        return found;
    }
}

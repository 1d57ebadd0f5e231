package io.jenkins.plugins.intent.exec.hands;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.CannotStartException;
import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What the script does in each shell, and what it leaves when somebody is gone. Real processes. */
@RunWith(Parameterized.class)
public class HandsTest {
    /** Each test's own: hands of the one before may still end what has their mark. */
    private final String mark = UUID.randomUUID() + ".";

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Parameters(name = "{0}")
    public static List<HandsPlace> places() {
        return HandsPlace.available();
    }

    @Parameter
    public HandsPlace place;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final BlockingQueue<String> gone = new ArrayBlockingQueue<>(10);
    private Path job;
    private Path project;
    private Hands hands;

    @Before
    public void start() throws Exception {
        job = folder.getRoot().toPath().resolve("job");
        project = Files.createDirectories(folder.getRoot().toPath().resolve("a project"));
        hands = place.start(job, project, mark, System.getenv(), gone::add);
    }

    @After
    public void close() throws Exception {
        try {
            hands.close();
        } catch (IOException e) {
            assertFalse("they answer no more, and nobody knows why", gone.isEmpty());
        }
    }

    private static final class Kept implements OutputSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void take(byte[] buffer, int count) {
            bytes.write(buffer, 0, count);
        }

        @Override
        public void end() {
            // The process tells.
        }

        @Override
        public void fail(IOException cause) {
            throw new AssertionError(cause);
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private StartedProcess begin(Kept out, Map<String, String> variables, String program, String... args)
            throws CannotStartException {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.put("INTENT_JOB_COOKIE", mark + "1.");
        return hands.start(
                new Launch(program, List.of(args), environment, project, mark + "1.", Optional.empty()),
                out,
                new Kept());
    }

    private static ExitStatus await(StartedProcess process) throws InterruptedException {
        for (int i = 0; i < 60 && (process.status().isEmpty() || !process.hasEndedOutput()); i++) {
            process.attend(SECOND);
        }
        ExitStatus status = process.status().orElseThrow();
        process.release();
        return status;
    }

    private ExitStatus run(String program, String... args) throws Exception {
        return await(begin(new Kept(), Map.of(), program, args));
    }

    private String output(Map<String, String> variables, String program, String... args) throws Exception {
        Kept out = new Kept();
        assertEquals(ExitStatus.exited(0), await(begin(out, variables, program, args)));
        return out.text();
    }

    private long pid(String file) throws Exception {
        for (int i = 0; i < 6_000; i++) {
            Path path = project.resolve(file);
            String text = Files.exists(path) ? Files.readString(path) : "";
            if (text.endsWith("\n")) {
                return Long.parseLong(text.strip());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("no " + file);
    }

    private void awaitGone() throws InterruptedException {
        String words = gone.poll(60, TimeUnit.SECONDS);
        assertTrue(String.valueOf(words), words != null && words.contains("is gone"));
        gone.add(words);
    }

    private static void awaitDeath(long pid) throws Exception {
        for (int i = 0; i < 6_000 && isAlive(pid); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertFalse("process " + pid + " still runs", isAlive(pid));
    }

    private static boolean isAlive(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z");
    }

    /** The processes of these hands, as the kernel shows them. */
    private List<Long> hands(String argument) throws IOException {
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

    @Test
    public void anyCharacterInAnArgumentOrAVariableArrivesAsItIs() throws Exception {
        String all =
                IntStream.rangeClosed(1, 0x2ff).mapToObj(Character::toString).collect(Collectors.joining())
                        + "\u2028 \ud83d\ude00 $(x) `y` ${z} \\ '' \"\" \n\n ";
        assertEquals(all, output(Map.of(), "printf", "%s", all));
        assertEquals(all, output(Map.of("ALL", all), "sh", "-c", "printf %s \"$ALL\""));
        assertEquals(":\n.\norder 3\n  x\t|", output(Map.of(), "printf", "%s|", ":\n.\norder 3\n  x\t"));
        assertEquals("||a|", output(Map.of(), "printf", "%s|", "", "", "a"));
    }

    @Test
    public void namesThatShellsUseThemselvesCanBeVariables() throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("UID", "4711", "IFS", "x", "a.b", "c d"));
        String env = output(variables, "env");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            assertTrue(env, env.lines().anyMatch((variable.getKey() + "=" + variable.getValue())::equals));
        }
        assertFalse(env, env.lines().anyMatch(line -> line.startsWith("_i")));
    }

    @Test
    public void signalsAndExitCodesAreToldApart() throws Exception {
        assertEquals(ExitStatus.exited(137), run("sh", "-c", "exit 137"));
        assertEquals(Integer.valueOf(9), run("sh", "-c", "kill -9 $$").signal());
        assertEquals(ExitStatus.exited(143), run("sh", "-c", "exit 143"));
        assertEquals(ExitStatus.signalled(15, false), run("sh", "-c", "kill -15 $$"));
        assertEquals(ExitStatus.exited(127), run("sh", "-c", "exit 127"));
        assertEquals(ExitStatus.exited(255), run("sh", "-c", "exit 255"));
        ExitStatus unsure = run("sh", "-c", "kill -13 $$");
        assertTrue(unsure.signalText(), unsure.signalText().contains("or exit code 141"));
    }

    @Test
    public void aCommandCanBeInterruptedWhereGnuEnvOrBashMakeItPossible() throws Exception {
        assumeTrue(place == HandsPlace.BASH || (place == HandsPlace.DASH && isGnuEnv()));
        assertEquals("trapped\n", output(Map.of(), "sh", "-c", "trap 'echo trapped' INT; kill -INT $$; :"));
    }

    private static boolean isGnuEnv() throws Exception {
        return new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
    }

    @Test
    public void severalRunAtOnceAndEachHasItsOwnEnd() throws Exception {
        StartedProcess first = begin(new Kept(), Map.of(), "sh", "-c", "until [ -e go ]; do sleep .05; done; exit 5");
        StartedProcess second = begin(new Kept(), Map.of(), "sh", "-c", "touch go; exit 6");
        assertEquals(ExitStatus.exited(6), await(second));
        assertEquals(ExitStatus.exited(5), await(first));
        assertEquals(ExitStatus.exited(7), run("sh", "-c", "exit 7"));
    }

    private Launch part(String program, String... args) {
        return new Launch(
                program,
                List.of(args),
                Map.of("INTENT_JOB_COOKIE", mark + "1."),
                project,
                mark + "1.",
                Optional.empty());
    }

    @Test
    public void eachOfAPipeReadsWhatTheOneBeforeWrites() throws Exception {
        Kept out = new Kept();
        Kept err = new Kept();
        List<StartedProcess> pipe = hands.startPipe(
                List.of(
                        part("sh", "-c", "seq 1 50000; exit 3"),
                        part("sh", "-c", "grep 7; echo counted >&2"),
                        part("wc", "-l")),
                out,
                List.of(new Kept(), err, new Kept()));
        assertEquals(ExitStatus.exited(3), await(pipe.get(0)));
        assertEquals(ExitStatus.exited(0), await(pipe.get(1)));
        assertEquals(ExitStatus.exited(0), await(pipe.get(2)));
        assertEquals("17195", out.text().strip());
        assertEquals("counted\n", err.text());
    }

    @Test
    public void aPipeWithAPartThatCannotBeStartedLeavesNothing() throws Exception {
        for (int missing = 0; missing < 2; missing++) {
            List<Launch> parts = new ArrayList<>(List.of(part("sh", "-c", "echo $$ >> pids; exec sleep 1000")));
            parts.add(missing, part("no-such-program-here"));
            assertThrows(
                    CannotStartException.class,
                    () -> hands.startPipe(parts, new Kept(), List.of(new Kept(), new Kept())));
        }
        Path pids = project.resolve("pids");
        for (String pid : Files.exists(pids) ? Files.readAllLines(pids) : List.<String>of()) {
            awaitDeath(Long.parseLong(pid));
        }
        assertEquals(ExitStatus.exited(0), run("true"));
    }

    @Test
    public void aFileCanBeTheStandardInput() throws Exception {
        Path input = Files.writeString(project.resolve("in put"), "one\ntwo\n");
        Kept out = new Kept();
        Launch cat = part("cat");
        await(hands.start(
                new Launch(cat.program(), cat.args(), cat.environment(), project, cat.mark(), Optional.of(input)),
                out,
                new Kept()));
        assertEquals("one\ntwo\n", out.text());
    }

    @Test
    public void aThousandLinesInBothStreamsAreKeptApart() throws Exception {
        Kept out = new Kept();
        Kept err = new Kept();
        StartedProcess process = hands.start(
                new Launch(
                        "sh",
                        List.of("-c", "seq 1 1000; seq 2001 3000 >&2"),
                        Map.of("INTENT_JOB_COOKIE", mark + "1."),
                        project,
                        mark + "1.",
                        Optional.empty()),
                out,
                err);
        await(process);
        assertEquals(1000, out.text().lines().count());
        assertEquals("2001", err.text().lines().findFirst().orElseThrow());
        assertEquals("3000", err.text().lines().reduce((one, other) -> other).orElseThrow());
    }

    @Test
    public void aSecretInAnArgumentIsInNoFile() throws Exception {
        String secret = "hunter2-hunter2";
        hands.close();
        Path other = folder.getRoot().toPath().resolve("other");
        hands = place.start(other, project, mark, System.getenv(), List.of(secret), gone::add);
        if (place.polls()) {
            String why = assertThrows(CannotStartException.class, () -> run("echo", secret))
                    .getMessage();
            assertTrue(why, why.contains("a secret in its arguments"));
            assertEquals(ExitStatus.exited(0), run("echo", "no secret"));
        } else {
            StartedProcess process =
                    begin(new Kept(), Map.of("TOKEN", secret), "sh", "-c", "echo begun > b; sleep 2", secret);
            while (!Files.exists(project.resolve("b"))) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertEquals(List.of(), filesWith(other, secret));
            await(process);
        }
        assertEquals(List.of(), filesWith(other, secret));
    }

    private static List<Path> filesWith(Path root, String text) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    public void whenHandZeroIsKilledItsCommandsEndAndTheSupervisorIsTold() throws Exception {
        begin(new Kept(), Map.of(), "sh", "-c", "(setsid sh -c 'echo $$ > child; sleep 1000' &); sleep 1000");
        long child = pid("child");
        List<Long> zero = hands("0");
        // The other one is a child of it, and watches it.
        zero.removeIf(pid -> zero.contains(
                ProcessHandle.of(pid).orElseThrow().parent().orElseThrow().pid()));
        zero.forEach(pid -> assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly()));
        awaitGone();
        awaitDeath(child);
    }

    @Test
    public void whenAHandIsKilledTheSupervisorIsTold() throws Exception {
        begin(new Kept(), Map.of(), "sh", "-c", "echo $$ > command; sleep 1000");
        long command = pid("command");
        hands("1").forEach(pid -> assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly()));
        awaitGone();
        assertTrue(hands.endAll(Duration.ofSeconds(20)) || place.polls());
        awaitDeath(command);
    }

    @Test
    public void theHandsLeaveWhenTheyAreLetGo() throws Exception {
        run("true");
        List<Long> all = new ArrayList<>(hands("0"));
        all.addAll(hands("1"));
        assertFalse(all.isEmpty());
        hands.close();
        for (long pid : all) {
            awaitDeath(pid);
        }
        gone.add("on purpose");
    }

    @Test
    public void aDirectoryThatIsReachedByAnotherNameIsTheSamePlace() throws Exception {
        assumeFalse(place.polls());
        Path alias = Files.createSymbolicLink(
                folder.getRoot().toPath().resolve("alias"), folder.getRoot().toPath());
        hands.close();
        hands = place.start(alias.resolve("job2"), project, mark, System.getenv(), gone::add);
        assertEquals(project.toRealPath() + "\n", output(Map.of(), "pwd"));
    }
}

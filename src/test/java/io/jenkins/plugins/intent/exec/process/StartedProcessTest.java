package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.time.Await;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Both of this machine's ways to start processes keep to the same rules. */
@RunWith(Parameterized.class)
public class StartedProcessTest {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    @Parameters(name = "directly: {0}")
    public static List<Boolean> ways() {
        return LibC.isAvailable() ? List.of(true, false) : List.of(false);
    }

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final boolean directly;
    private final String mark = UUID.randomUUID().toString();
    private final ThisMachine machine;
    private final Collected out = new Collected();
    private final Collected err = new Collected();
    private final Map<String, String> environment = new LinkedHashMap<>(System.getenv());

    public StartedProcessTest(boolean directly) {
        this.directly = directly;
        this.machine = new ThisMachine(mark, TimeSource.system(), directly ? new NativeStarter() : new JavaStarter());
        environment.put("MARK", mark);
    }

    @Before
    public void thereIsAShell() {
        assumeTrue(new File("/bin/sh").canExecute());
    }

    private StartedProcess start(String program, String... args) throws CannotStartException, IOException {
        Path here = folder.getRoot().toPath().toRealPath();
        return machine.start(new Launch(program, List.of(args), environment, here, mark, Optional.empty()), out, err);
    }

    private ExitStatus end(StartedProcess process) throws InterruptedException {
        while (process.status().isEmpty() || !process.hasEndedOutput()) {
            process.attend(MINUTE_NANOS);
        }
        process.release();
        return process.status().get();
    }

    @Test
    public void bothStreamsAreTakenToTheirEnds() throws Exception {
        ExitStatus status = end(start("sh", "-c", "echo out; echo err >&2; exit 3"));
        assertEquals(ExitStatus.exited(3), status);
        assertEquals("out\n", out.text());
        assertEquals("err\n", err.text());
        assertTrue(out.ended && err.ended);
    }

    @Test
    public void muchOutputOnBothStreamsIsWholeAndInOrder() throws Exception {
        end(start("sh", "-c", "i=0; while [ $i -lt 20000 ]; do echo line $i; echo error $i >&2; i=$((i+1)); done"));
        assertEquals(20000, out.text().lines().count());
        assertTrue(err.text().endsWith("error 19999\n"));
    }

    @Test
    public void aProgramIsToldTheNameThatItWasCalledBy() throws Exception {
        assumeTrue("Java tells it the path of its file", directly);
        end(start("sh", "-c", "echo $0"));
        assertEquals("sh\n", out.text());
    }

    @Test
    public void aScriptWithoutAFirstLineKnowsItsFile() throws Exception {
        Path script = Files.writeString(folder.getRoot().toPath().toRealPath().resolve("script"), "echo $0 $1");
        assertTrue(script.toFile().setExecutable(true));
        assumeTrue("Java starts none", directly);
        end(start("./script", "x"));
        assertEquals(script.getParent() + "/./script x\n", out.text());
    }

    @Test
    public void inputIsAtItsEnd() throws Exception {
        end(start("cat"));
        assertEquals("", out.text());
    }

    private Launch launch(Optional<Path> stdin, String program, String... args) throws IOException {
        Path here = folder.getRoot().toPath().toRealPath();
        return new Launch(program, List.of(args), environment, here, mark, stdin);
    }

    @Test
    public void aFileCanBeTheInput() throws Exception {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("\u00e9"), "from file");
        assumeTrue(directly);
        end(machine.start(launch(Optional.of(file), "cat"), out, err));
        assertEquals("from file", out.text());
        CannotStartException none = assertThrows(
                CannotStartException.class,
                () -> machine.start(launch(Optional.of(Path.of("/no/file")), "cat"), out, err));
        assertEquals("cannot start `cat`: its input `/no/file`: no such file or directory", none.getMessage());
    }

    @Test
    public void aPipeLeadsFromOneToTheNext() throws Exception {
        List<OutputSink> errors = List.of(new Collected(), err, new Collected());
        List<Launch> launches = List.of(
                launch(Optional.empty(), "yes", "line"),
                launch(Optional.empty(), "sh", "-c", "head -3; echo middle >&2; exit 4"),
                launch(Optional.empty(), "tr", "l", "L"));
        List<StartedProcess> started = machine.startPipe(launches, out, errors);
        started.subList(0, 2).forEach(StartedProcess::release);
        assertEquals(ExitStatus.exited(0), end(started.get(2)));
        for (StartedProcess process : started) {
            Await.that("an end", () -> process.status().isPresent());
        }
        assertEquals("Line\nLine\nLine\n", out.text());
        assertEquals(ExitStatus.exited(4), started.get(1).status().get());
        assertEquals(Integer.valueOf(13), started.get(0).status().get().signal());
        assertTrue(err.closed.await(1, TimeUnit.MINUTES));
        assertEquals("middle\n", err.text());
    }

    @Test
    public void whenOnePartOfAPipeCannotStartNoneGoesOn() throws Exception {
        List<Launch> launches = List.of(
                launch(Optional.empty(), "sleep", "100"), launch(Optional.empty(), "echo", "x".repeat(3 << 20)));
        assertThrows(CannotStartException.class, () -> machine.startPipe(launches, out, List.of(err, new Collected())));
        machine.endAll(Duration.ofSeconds(20));
        assertEquals(List.of(), MarkedProcesses.find(mark, 0));
    }

    @Test
    public void nothingOfOursIsOpenButTheStreams() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("open"), "x");
        try (var ours = Files.newByteChannel(folder.getRoot().toPath().resolve("open"))) {
            assumeTrue(new File("/proc/self/fd").exists());
            end(start("sh", "-c", "ls /proc/$$/fd; true"));
            assertEquals("0\n1\n2\n", out.text());
            assertTrue(ours.isOpen());
        }
    }

    @Test
    public void manyStartsLeaveNoMoreFilesOpenThanAFew() throws Exception {
        File ours = new File("/proc/self/fd");
        assumeTrue(ours.exists());
        startSome(5);
        int afterAFew = ours.list().length;
        startSome(40);
        assertTrue(ours.list().length < afterAFew + 20);
    }

    private void startSome(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            assertEquals(ExitStatus.exited(0), end(start("true")));
        }
    }

    @Test
    public void aCallWakesWhoeverAttends() throws Exception {
        StartedProcess process = start("sleep", "100");
        Thread caller = new Thread(process::wake);
        caller.start();
        process.attend(MINUTE_NANOS);
        assertTrue(process.status().isEmpty());
        assertTrue(process.end(Duration.ofSeconds(20)));
        assertEquals(Integer.valueOf(15), process.status().orElseThrow().signal());
        caller.join();
    }

    @Test
    public void whatABackgroundChildWritesAfterTheEndStillComes() throws Exception {
        Path fifo = folder.getRoot().toPath().resolve("go");
        Path end = folder.getRoot().toPath().resolve("end");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", fifo.toString(), end.toString())
                        .start()
                        .waitFor());
        StartedProcess process = start("sh", "-c", "(read go < go; echo late) & echo early; read end < end");
        while (!out.text().equals("early\n")) {
            process.attend(TimeUnit.MILLISECONDS.toNanos(10));
        }
        // Java's own means lose what comes after the end of one that ends before anybody reads.
        Files.writeString(end, "end\n");
        while (process.status().isEmpty()) {
            process.attend(MINUTE_NANOS);
        }
        process.release();
        assertFalse(out.ended);
        Files.writeString(fifo, "go\n");
        assertTrue(out.closed.await(1, TimeUnit.MINUTES));
        assertEquals("early\nlate\n", out.text());
        assertTrue(machine.endAll(Duration.ofSeconds(20)));
    }

    @Test
    public void everythingThatCameFromItEndsWithTheAttempt() throws Exception {
        StartedProcess process = start("sh", "-c", "setsid sleep 100 > /dev/null 2>&1 & echo $!; exit 0");
        end(process);
        long child = Long.parseLong(out.text().trim());
        assertTrue(machine.endAll(Duration.ofSeconds(20)));
        assertFalse(Processes.isAlive(child));
    }

    @Test
    public void aScriptWithoutAFirstLineIsReadByTheShell() throws Exception {
        Path script = folder.getRoot().toPath().resolve("script");
        Files.writeString(script, "echo from script $1\n");
        assertTrue(script.toFile().setExecutable(true));
        end(start("./script", "argument"));
        assertEquals("from script argument\n", out.text());
    }

    @Test
    public void whatTheSystemCannotTakeIsSaid() {
        assertThrows(CannotStartException.class, () -> start("echo", "a\0b"));
        environment.put("A=B", "x");
        assertThrows(CannotStartException.class, () -> start("echo"));
        environment.remove("A=B");
        CannotStartException tooLong =
                assertThrows(CannotStartException.class, () -> start("echo", "x".repeat(3 << 20)));
        assertEquals("cannot start `echo`: argument list too long", tooLong.getMessage());
    }

    @Test
    public void anyBytesArriveAsTheyAre() throws Exception {
        assumeTrue(directly);
        environment.clear();
        environment.put("LATIN", "\udce9t\u00e9");
        environment.put("a.b-c", "dots");
        end(start("/usr/bin/env"));
        assertEquals("LATIN=\u00e9t\u00c3\u00a9\na.b-c=dots\n", out.latin());
        end(start("/usr/bin/printf", "%s", "\u00e9\udcff"));
        assertTrue(out.latin().endsWith("dots\n\u00c3\u00a9\u00ff"));
    }

    @Test
    public void itLeadsASessionOfItsOwnWithoutATerminal() throws Exception {
        assumeTrue(directly);
        end(start("sh", "-c", "cut -d' ' -f1,5,6,7 /proc/$$/stat"));
        String[] ids = out.text().trim().split(" ");
        assertEquals(ids[0], ids[1]);
        assertEquals(ids[0], ids[2]);
        assertEquals("0", ids[3]);
    }

    private static final class Collected implements OutputSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile boolean ended;

        @Override
        public synchronized void take(byte[] buffer, int count) {
            bytes.write(buffer, 0, count);
        }

        @Override
        public void end() {
            ended = true;
            closed.countDown();
        }

        @Override
        public void fail(IOException cause) {
            throw new IllegalStateException(cause);
        }

        synchronized byte[] bytes() {
            return bytes.toByteArray();
        }

        String latin() {
            return new String(bytes(), StandardCharsets.ISO_8859_1);
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}

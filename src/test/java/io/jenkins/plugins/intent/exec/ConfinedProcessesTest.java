package io.jenkins.plugins.intent.exec;

import static io.jenkins.plugins.intent.exec.Blocks.shell;
import static io.jenkins.plugins.intent.exec.Blocks.timeout;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The life and the end of processes that the kernel confines. Needs bubblewrap and namespaces for users. */
public class ConfinedProcessesTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;

    @Before
    public void confine() throws IOException {
        Confinements.assumePossible();
        blocks = new Blocks(folder.getRoot().toPath());
        blocks.haltOnError = false;
        blocks.guard = Confinements.guard(new Confinement(ConfineMode.REQUIRED, List.of(), true));
    }

    private String out(CommandRecord record) throws IOException {
        return blocks.text(record.stdout()).strip();
    }

    @Test
    public void aBackgroundChildServesLaterCommandsAndEndsWithTheBlock() throws IOException {
        String hidden = "setsid env -i sh -c 'echo $$ > pid; exec sleep 1000' >/dev/null 2>&1 </dev/null &";
        List<CommandRecord> records = blocks.run(
                        shell(hidden + " while ! test -s pid; do sleep 0.01; done"),
                        shell("kill -0 \"$(cat pid)\" && tr '\\0' ' ' < /proc/$(cat pid)/cmdline"))
                .commands();
        assertEquals("sleep 1000", out(records.get(1)));
        assertNobodyRuns();
    }

    @Test
    public void nobodyInsideMakesASuccessOfTheFailureOfAnother() throws IOException {
        String forger = "(while ! test -e second; do sleep 0.01; done; echo 0 > /proc/1/fd/1; touch said)";
        List<CommandRecord> records = blocks.run(
                        shell(forger + " > /dev/null 2>&1 &"),
                        shell("touch second; while ! test -e said; do sleep 0.01; done; exit 3"))
                .commands();
        assertEquals(Integer.valueOf(3), records.get(1).exitCode());
    }

    @Test
    public void whatSomebodyInsideSaysForTheShellBreaksNothingButTheBlock() throws IOException {
        List<CommandRecord> records = blocks.run(
                        shell("for i in 1 2 3; do echo junk > /proc/1/fd/1; done"), shell("true"))
                .commands();
        assertEquals(2, records.size());
    }

    @Test
    public void aCommandThatIsOverItsTimeIsAskedAndMayCleanUp() throws IOException {
        String script = "trap 'echo cleaned > cleaned; exit 3' TERM; echo x > started; while :; do sleep 0.05; done";
        blocks.when("started", 1, () -> blocks.jumpNanos = 3_000_000_000_000L);
        CommandRecord record =
                blocks.run(timeout(shell(script), 2000)).commands().get(0);
        assertEquals(CommandStatus.TIMED_OUT, record.status());
        assertEquals(Integer.valueOf(3), record.exitCode());
        assertEquals("cleaned\n", Files.readString(blocks.project.resolve("cleaned")));
        assertNobodyRuns();
    }

    @Test
    public void whatIsInsideEndsWhenTheRunnerIsKilled() throws Exception {
        endsWithItsRunner();
    }

    @Test
    public void whereNoShellInsideStartsCommandsTheyEnterAndEndTheSame() throws Exception {
        endsWithItsRunner("-Dintent.java.processes=true");
        Path outside = Files.createDirectory(folder.getRoot().toPath().resolve("outside"));
        Files.writeString(outside.resolve("precious"), "kept");
        Process runner =
                runner("echo x > made; echo x > '" + outside + "/new'; exit 5", "-Dintent.java.processes=true");
        assertEquals(0, runner.waitFor());
        assertEquals("x\n", Files.readString(blocks.project.resolve("made")));
        assertEquals("kept", Files.readString(outside.resolve("precious")));
        assertEquals(1, outside.toFile().list().length);
    }

    private void endsWithItsRunner(String... options) throws Exception {
        String inside = "setsid env -i sh -c 'echo x > started; exec sleep 1000' & sleep 1000";
        Process runner = runner(inside, options);
        Blocks.await(blocks.project.resolve("started"), 1);
        runner.destroyForcibly().waitFor();
        while (!runningHere().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private Process runner(String script, String... options) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-XX:TieredStopAtLevel=1");
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), ConfinedBlockMain.class.getName()));
        line.addAll(List.of(folder.getRoot().toString(), script));
        return new ProcessBuilder(line).inheritIO().start();
    }

    @Test
    public void aBoundaryThatSomethingOutsideHasEndedIsMadeAnew() throws IOException {
        blocks.when(
                "started",
                1,
                () -> ProcessHandle.current()
                        .children()
                        .flatMap(ProcessHandle::children)
                        .forEach(ProcessHandle::destroyForcibly));
        List<CommandRecord> records = blocks.run(shell("echo x > started; sleep 1000"), shell("echo again"))
                .commands();
        assertEquals(Integer.valueOf(9), records.get(0).signal());
        assertEquals("again", out(records.get(1)));
    }

    @Test
    public void commandsAreProcessesLikeOthersAndNoneEndsTheBoundary() throws IOException {
        List<CommandRecord> records = blocks.run(
                        shell("grep -E '^Sig(Blk|Ign)' /proc/self/status | cut -c18-; ls /proc/self/fd | wc -l;"
                                + " echo $$ $$; ps -o pgid= -o sid= -p $$"),
                        shell("kill -INT $$; echo no"),
                        shell("kill -PIPE $$; echo no"),
                        shell("exit 141"),
                        shell("kill -9 0"),
                        shell("kill -9 1; kill -9 -1; exit 3"),
                        shell("echo still here"))
                .commands();
        String[] lines = out(records.get(0)).split("\n");
        String ignored = Ignored.here(1) ? "0000001" : "0000000";
        assertEquals(List.of("0000000", ignored, "4"), List.of(lines).subList(0, 3));
        assertEquals(lines[3], lines[4].strip().replaceAll(" +", " "));
        assertEquals(Integer.valueOf(2), records.get(1).signal());
        assertEquals(Integer.valueOf(13), records.get(2).signal());
        assertEquals(Integer.valueOf(141), records.get(3).exitCode());
        assertEquals(Integer.valueOf(9), records.get(4).signal());
        assertEquals(Integer.valueOf(3), records.get(5).exitCode());
        assertEquals("still here", out(records.get(6)));
    }

    /** No process of this machine has anything to do with the project any more. */
    private void assertNobodyRuns() {
        assertEquals(List.of(), runningHere());
    }

    private List<ProcessHandle> runningHere() {
        String project = blocks.project.toString();
        return ProcessHandle.allProcesses()
                .filter(process -> directory(process.pid()).startsWith(project))
                .toList();
    }

    private static String directory(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).toString();
        } catch (IOException e) {
            return "";
        }
    }
}

package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.intent.bundle.BundleSource;
import io.jenkins.plugins.intent.engine.EarlierRun;
import io.jenkins.plugins.intent.jenkins.FakeBuild;
import io.jenkins.plugins.intent.jenkins.FakeJob;
import io.jenkins.plugins.intent.jenkins.StubFile;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.JobOutcome;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.util.VirtualFile;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which build's run is taken over from, and what is said when there is none. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class OtherBuildTest {
    private static final LedgerSettings SETTINGS = new LedgerSettings(Durability.EVERY_COMPLETION, 3);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeJob job = new FakeJob();
    private FakeBuild newest;
    private int number;

    private FakeBuild build() throws IOException {
        newest = new FakeBuild(folder.newFolder(), newest).of(job, ++number);
        job.add(newest);
        return newest;
    }

    /** One with a run of one stage, a. */
    private FakeBuild withRun(String key, boolean over) throws IOException {
        FakeBuild build = build();
        addRun(build, key, over);
        return build;
    }

    private void addRun(FakeBuild build, String key) throws IOException {
        addRun(build, key, true);
    }

    private void addRun(FakeBuild build, String key, boolean over) throws IOException {
        RunFiles files = RunFiles.of(build, key);
        Files.createDirectories(files.directory());
        Files.writeString(files.intent(), "{}");
        RunPlan plan = new RunPlan("run-" + number, "g", "w", "0", List.of(StagePlan.block("a", List.of(), 1, 60_000)));
        try (Coordinator books = Coordinator.start(files.directory(), plan, SETTINGS, TimeSource.system())) {
            Lease lease = books.claim("agent", "a").orElseThrow();
            if (over) {
                books.complete(lease.jobId(), lease.token(), JobOutcome.success(null));
            }
        }
    }

    private static EarlierRun find(Run<?, ?> self, String name) throws IOException {
        return OtherBuild.find(self, "intent", new CallPlace("", ""), name).run();
    }

    private static String refused(Run<?, ?> self, String key, String name) {
        return assertThrows(AbortException.class, () -> OtherBuild.find(self, key, new CallPlace("", ""), name))
                .getMessage();
    }

    @Test
    public void buildIsNamedByItsNumberOrAsTheLastOne() {
        assertTrue(Stream.of("1", "12", "#12", "last").allMatch(OtherBuild::isName));
        assertFalse(Stream.of("", "0", "-1", "latest", "1a", "12345678901").anyMatch(OtherBuild::isName));
    }

    @Test
    public void runIsReadFromTheBooksOfTheBuildWithTheNumber() throws Exception {
        FakeBuild first = withRun("intent", true);
        Files.writeString(RunFiles.of(first, "intent").policy(), "[1]");
        withRun("intent", true);
        EarlierRun run = find(build(), "#1");
        assertEquals("run-1", run.view().runId());
        assertEquals(RunStatus.SUCCEEDED, run.view().status());
        assertEquals("the run of build #1", run.title());
        assertEquals("[1]", run.policy());
    }

    @Test
    public void runOfAnEarlierVersionHasNoPolicy() throws Exception {
        withRun("intent", true);
        assertNull(find(build(), "1").policy());
    }

    @Test
    public void lastIsTheNewestBuildBeforeThisOneWhoseRunIsOver() throws Exception {
        withRun("intent", true);
        withRun("intent", true);
        withRun("intent-2", true);
        withRun("intent", false).building();
        assertEquals("run-2", find(build(), "last").view().runId());
    }

    private void inBranch(Run<?, ?> build, String key, String branch) throws IOException {
        inStage(build, key, branch, "");
    }

    @Test
    public void callInABranchTakesOverFromTheSameBranchWhicheverBeganFirst() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        addRun(earlier, "intent-2");
        inBranch(earlier, "intent", "mac");
        inBranch(earlier, "intent-2", "linux");
        FakeBuild self = build();
        inBranch(self, "intent", "linux");
        assertEquals(
                "intent-2",
                OtherBuild.find(self, "intent", new CallPlace("linux", ""), "last")
                        .key());
        assertEquals(
                "intent",
                OtherBuild.find(self, "intent-2", new CallPlace("mac", ""), "1").key());
        String refusal = assertThrows(
                        AbortException.class,
                        () -> OtherBuild.find(self, "intent-3", new CallPlace("windows", ""), "1"))
                .getMessage();
        assertEquals("rerunOf: 1: build #1 has no run in branch `windows`; it has intent, intent-2", refusal);
    }

    private void inStage(Run<?, ?> build, String key, String branch, String stages) throws IOException {
        RunFiles files = RunFiles.of(build, key);
        Files.createDirectories(files.directory());
        new CallRecord("run", "intent.json", null, null, new CallPlace(branch, stages)).write(files);
    }

    private static String found(Run<?, ?> self, String key, String branch, String stages) throws IOException {
        return OtherBuild.find(self, key, new CallPlace(branch, stages), "1").key();
    }

    @Test
    public void buildThatBeganInTheMiddleTakesOverFromTheCallInTheSameStage() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        addRun(earlier, "intent-2");
        addRun(earlier, "intent-3");
        inStage(earlier, "intent", "", "build");
        inStage(earlier, "intent-2", "", "test");
        inStage(earlier, "intent-3", "", "test");
        FakeBuild restarted = build();
        inStage(restarted, "intent-4", "", "test");
        assertEquals("intent-2", found(restarted, "intent-4", "", "test"));
        assertEquals("intent-3", found(restarted, "intent-5", "", "test"));
        assertEquals("intent-2", found(build(), "intent", "", "test"));
    }

    @Test
    public void stageThatWasPassedOverInABranchDoesNotShiftTheCallsAfterIt() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        addRun(earlier, "intent-2");
        inStage(earlier, "intent", "linux", "cell / build");
        inStage(earlier, "intent-2", "linux", "cell / test");
        FakeBuild self = build();
        assertEquals("intent-2", found(self, "intent", "linux", "cell / test"));
        assertEquals("intent", found(self, "intent", "linux", "cell / renamed"));
    }

    @Test
    public void callWhoseStageTheOtherBuildDoesNotHaveIsKnownByItsOrder() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        addRun(earlier, "intent-2");
        inStage(earlier, "intent", "", "build 1");
        inStage(earlier, "intent-2", "", "test 1");
        assertEquals("intent-2", found(build(), "intent-2", "", "test 2"));
    }

    @Test
    public void ofSeveralCallsInABranchTheOneWithAsManyBeforeItIsTheSame() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        addRun(earlier, "intent-2");
        addRun(earlier, "intent-3");
        inBranch(earlier, "intent", "mac");
        inBranch(earlier, "intent-2", "linux");
        inBranch(earlier, "intent-3", "mac");
        FakeBuild self = build();
        inBranch(self, "intent", "linux");
        inBranch(self, "intent-2", "mac");
        assertEquals(
                "intent-3",
                OtherBuild.find(self, "intent-3", new CallPlace("mac", ""), "last")
                        .key());
    }

    @Test
    public void buildOfAnEarlierVersionIsKnownByTheOrderOfItsCalls() throws Exception {
        FakeBuild earlier = withRun("intent", true);
        inBranch(earlier, "intent", null);
        assertEquals("intent", found(build(), "intent", "mac", "build"));
        assertEquals("intent", found(build(), "intent", "", ""));
    }

    @Test
    public void buildThatIsOverIsOverWhateverItsBooksSay() throws Exception {
        withRun("intent", false);
        assertEquals("run-1", find(build(), "last").view().runId());
    }

    @Test
    public void whatCannotBeTakenOverFromIsSaid() throws Exception {
        withRun("intent", true);
        withRun("intent", false).building();
        FakeBuild self = build();
        assertEquals("rerunOf: 9: this job has no build #9", refused(self, "intent", "9"));
        assertEquals("rerunOf: 3: that is this build", refused(self, "intent", "3"));
        assertEquals("rerunOf: 2: the run of build #2 is not over", refused(self, "intent", "2"));
        assertEquals("rerunOf: 1: build #1 has no run `intent-2`; it has intent", refused(self, "intent-2", "1"));
        assertEquals(
                "rerunOf: 'last': none of the last 100 builds before this one has a run `intent-2` that is over",
                refused(self, "intent-2", "last"));
    }

    @Test
    public void filesComeFromWhereverTheArtifactsAre() throws Exception {
        Path archive = folder.newFolder().toPath();
        Files.writeString(Files.createDirectories(archive.resolve("intent-2")).resolve("ä.txt"), "x");
        BundleSource bundle = OtherBuild.bundle(new Artifact(archive.toFile()), "intent-2");
        String name = new String("ä.txt".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (InputStream in = bundle.open(name)) {
            assertEquals("x", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertNull(bundle.open("other"));
    }

    /** An artifact manager's file. */
    private static final class Artifact extends StubFile {
        private final File file;

        Artifact(File file) {
            this.file = file;
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public boolean isDirectory() {
            return file.isDirectory();
        }

        @Override
        public boolean exists() {
            return file.exists();
        }

        @Override
        public VirtualFile[] list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public VirtualFile child(String name) {
            return new Artifact(new File(file, name));
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file.toPath());
        }

        @Override
        public long length() {
            return file.length();
        }
    }
}

package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.FileTrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StateDirectoryTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private StateDirectory state;

    @Before
    public void twoRunsAndATombstone() throws Exception {
        Path root = folder.getRoot().toPath();
        for (String run : List.of("20260102-000000-000-aa", "20260101-000000-000-bb", ".deleted-20250101")) {
            Files.createDirectories(root.resolve("runs").resolve(run).resolve("bundle"));
        }
        state = new StateDirectory(root);
    }

    @Test
    public void runsAreListedByTime() throws Exception {
        assertEquals(
                List.of("20260101-000000-000-bb", "20260102-000000-000-aa"),
                state.runs().stream().map(RunDirectory::runId).toList());
    }

    @Test
    public void newestRunIsMeantWhenNoneIsNamed() throws Exception {
        assertEquals("20260102-000000-000-aa", state.find(null).runId());
    }

    @Test
    public void whatNeverBeganIsNoRun() throws Exception {
        Files.createDirectories(state.run("20260103-000000-000-cc").path());
        Files.createDirectories(state.starting("20260104-000000-000-dd").bundle());
        assertEquals("20260102-000000-000-aa", state.find(null).runId());
        assertEquals(2, state.runs().size());
        assertThrows(UsageException.class, () -> state.find("20260103"));
    }

    @Test
    public void startOfAnIdIsEnoughWhenItFitsOneRun() throws Exception {
        assertEquals("20260101-000000-000-bb", state.find("20260101").runId());
    }

    @Test
    public void emptyIdNamesNoRunNorTheOnlyOne() throws Exception {
        FileTrees.deleteRecursively(folder.getRoot().toPath().resolve("runs/20260102-000000-000-aa"));
        assertThrows(UsageException.class, () -> state.find(""));
        assertThrows(UsageException.class, () -> state.find(" "));
    }

    @Test
    public void startThatFitsSeveralRunsIsRefusedWithAnExample() {
        UsageException e = assertThrows(UsageException.class, () -> state.find("2026"));
        assertTrue(e.getMessage(), e.getMessage().contains("write more of the id"));
    }

    @Test
    public void absenceOfRunsSaysHowToStartOne() {
        StateDirectory empty = new StateDirectory(folder.getRoot().toPath().resolve("nowhere"));
        UsageException e = assertThrows(UsageException.class, () -> empty.find(null));
        assertTrue(e.getMessage(), e.getMessage().contains("intent run FILE"));
    }

    @Test
    public void idsSortByTime() {
        assertTrue(RunIds.next(1_000_000_000_000L).compareTo(RunIds.next(1_000_000_000_001L)) < 0);
        assertTrue(RunIds.next(9_999_999_999L).compareTo(RunIds.next(1_000_000_000_000L)) < 0);
    }
}

package io.jenkins.plugins.intent.crash;

import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Kills the command line, a supervisor or a command at random moments of a small workflow, resumes,
 * and checks that nothing was lost, doubled or left over. {@code bench/crash.sh} plays many rounds.
 */
public class CrashTest {
    private static final int ROUNDS = Integer.getInteger("intent.crash.rounds", 2);
    private static final int MAX_HITS = 4;
    private static final long SEED = Long.getLong("intent.crash.seed", System.nanoTime());

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whateverIsKilledEveryStageSucceedsOnceAndNothingIsLeft() throws Exception {
        assumeTrue("processes are found by what Linux tells of them", Files.exists(Path.of("/proc/self/environ")));
        long startNanos = System.nanoTime();
        CrashSite undisturbed = new CrashSite(folder.newFolder().toPath());
        new CrashRound(undisturbed, new Random(), 1).play(0);
        long spanMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        new CrashChecks(undisturbed).all();
        Map<String, Integer> hits = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            play(SEED + round, spanMs, hits);
        }
        System.out.println("crash test: " + ROUNDS + " rounds from seed " + SEED + ", killed " + hits + ", "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos) + " s");
    }

    private void play(long seed, long spanMs, Map<String, Integer> hits) throws Exception {
        CrashSite site = new CrashSite(folder.newFolder().toPath());
        CrashRound round = new CrashRound(site, new Random(seed), spanMs);
        try {
            round.play(1 + new Random(seed).nextInt(MAX_HITS));
            new CrashChecks(site).all();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ", killed " + round.hits() + ": " + e.getMessage() + "\n" + site.said(), e);
        }
        round.hits().forEach(what -> hits.merge(what, 1, Integer::sum));
    }
}

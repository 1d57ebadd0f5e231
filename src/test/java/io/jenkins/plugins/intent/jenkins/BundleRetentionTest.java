package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;

import hudson.model.Run;
import io.jenkins.plugins.intent.bundle.RetentionPolicy;
import io.jenkins.plugins.intent.ledger.RunStatus;
import io.jenkins.plugins.intent.ledger.Views;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which builds of a job lose their bundles. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class BundleRetentionTest {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<FakeBuild> builds = new ArrayList<>();

    @Test
    public void newestBundlesAreKeptAndOlderOnesGo() throws IOException {
        for (int i = 0; i < 5; i++) {
            build(10);
        }
        apply(keepLast(2));
        assertEquals(List.of(3, 4), left());
    }

    @Test
    public void buildsWithoutABundleDoNotEndTheSearch() throws IOException {
        build(10);
        without();
        build(10);
        without();
        without();
        build(10);
        apply(keepLast(1));
        assertEquals(List.of(5), left());
    }

    @Test
    public void buildsThatGoOrAreKeptForeverKeepTheirBundles() throws IOException {
        build(10).keptForever();
        build(10).building();
        build(10);
        build(10);
        apply(keepLast(1));
        assertEquals(List.of(0, 1, 3), left());
    }

    @Test
    public void oldBundlesGoByTheirAge() throws IOException {
        build(10);
        build(10);
        build(10);
        apply(new RetentionPolicy(OptionalInt.empty(), Optional.of(Duration.ofDays(1)), OptionalLong.empty()));
        assertEquals(List.of(1, 2), left());
    }

    @Test
    public void oldestBundlesGoWhenAllTakeTooMuch() throws IOException {
        build(400);
        build(400);
        build(400);
        apply(new RetentionPolicy(OptionalInt.empty(), Optional.empty(), OptionalLong.of(900)));
        assertEquals(List.of(1, 2), left());
    }

    @Test
    public void nothingGoesWithoutLimits() throws IOException {
        build(10);
        build(10);
        apply(RetentionPolicy.NONE);
        assertEquals(List.of(0, 1), left());
    }

    @Test
    public void otherArtifactsOfABuildStay() throws IOException {
        Path other = Files.createDirectories(build(10).getRootDir().toPath().resolve("archive/target"));
        build(10);
        apply(keepLast(1));
        assertEquals(List.of(1), left());
        assertEquals(true, Files.isDirectory(other));
    }

    private static RetentionPolicy keepLast(int builds) {
        return new RetentionPolicy(OptionalInt.of(builds), Optional.empty(), OptionalLong.empty());
    }

    /** Each ends a day after the one before; the last ends now. */
    private FakeBuild build(int bytes) throws IOException {
        FakeBuild build = without();
        Path bundle = build.getRootDir().toPath().resolve("archive/intent");
        Files.write(Files.createDirectories(bundle).resolve("run.json"), new byte[bytes]);
        return build;
    }

    private FakeBuild without() throws IOException {
        File directory = folder.newFolder();
        FakeBuild build = new FakeBuild(directory, builds.isEmpty() ? null : builds.get(builds.size() - 1));
        builds.add(build);
        IntentCards.attach(build, key -> false);
        IntentCards.keep(build, "intent", Views.run(RunStatus.SUCCEEDED, null, 1, ended(builds.size()), List.of()));
        return build;
    }

    private static long ended(int number) {
        return number * DAY_MS;
    }

    private void apply(RetentionPolicy policy) {
        Run newest = builds.get(builds.size() - 1);
        new BundleRetention(policy, ended(builds.size())).apply(newest);
    }

    private List<Integer> left() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < builds.size(); i++) {
            if (Files.exists(builds.get(i).getRootDir().toPath().resolve("archive/intent/run.json"))) {
                left.add(i);
            }
        }
        return left;
    }
}

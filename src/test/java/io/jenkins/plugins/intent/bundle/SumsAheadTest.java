package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.files.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class SumsAheadTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static final Manifest NOTHING = new Manifest(
            Manifest.SCHEMA_VERSION,
            "run",
            "stage",
            "stage-1",
            1,
            "agent",
            AttemptStatus.SUCCEEDED,
            null,
            0,
            0,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            null);

    private final SumsAhead sums = new SumsAhead();
    private Path attempt;
    private Path manifest;

    @Before
    public void anAttempt() throws IOException {
        attempt = folder.newFolder("attempt-1").toPath();
        manifest = Files.writeString(attempt.resolve("manifest.json"), "{}");
    }

    @Test
    public void filesOfAnAttemptAreSummed() throws IOException {
        sums.add(attempt);
        sums.work();
        assertEquals(Optional.of(Digests.sha256("{}".getBytes(StandardCharsets.UTF_8))), sum(manifest));
    }

    @Test
    public void aFileThatChangedSinceHasNoSum() throws IOException {
        sums.add(attempt);
        sums.work();
        Files.writeString(manifest, "{ }");
        assertEquals(Optional.empty(), sum(manifest));
    }

    @Test
    public void aFileOfTheSameSizeThatWasWrittenLaterHasNoSum() throws IOException {
        sums.add(attempt);
        sums.work();
        Files.writeString(manifest, "[]");
        Files.setLastModifiedTime(manifest, FileTime.fromMillis(1));
        assertEquals(Optional.empty(), sum(manifest));
    }

    @Test
    public void anAttemptThatIsGoneIsLeftToTheEnd() throws IOException {
        sums.add(attempt.resolveSibling("attempt-2"));
        sums.add(attempt);
        sums.work();
        assertEquals(Optional.of(Digests.sha256(manifest)), sum(manifest));
    }

    @Test
    public void theSumOfAManifestIsOfWhatWasWrittenWhateverBecameOfTheFile() throws IOException {
        byte[] written = "[]".getBytes(StandardCharsets.UTF_8);
        sums.add(attempt, new WrittenManifest(NOTHING, written));
        sums.work();
        assertEquals(Optional.of(Digests.sha256(written)), sum(manifest));

        Files.writeString(manifest, "{ }");
        assertEquals(Optional.of(Digests.sha256(written)), sum(manifest));
    }

    @Test
    public void theEndSumsManifestsThatNobodyHadTimeFor() throws IOException {
        byte[] written = "[1]".getBytes(StandardCharsets.UTF_8);
        sums.add(attempt, new WrittenManifest(NOTHING, written));
        sums.end();
        assertEquals(Optional.of(Digests.sha256(written)), sum(manifest));
    }

    @Test
    public void longOutputIsLeftToWhatItsManifestSays() throws IOException {
        Path output = Files.write(attempt.resolve("stdout.log"), new byte[(int) Checksums.LONG_BYTES]);
        sums.add(attempt);
        sums.work();
        assertEquals(Optional.empty(), sum(output));
    }

    private Optional<String> sum(Path file) throws IOException {
        return sums.of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }
}

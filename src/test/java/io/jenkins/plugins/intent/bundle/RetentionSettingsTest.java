package io.jenkins.plugins.intent.bundle;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The defaults of a state directory. */
public class RetentionSettingsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyLimitIsRead() throws Exception {
        assertEquals(
                new RetentionPolicy(OptionalInt.of(50), Optional.of(Duration.ofHours(36)), OptionalLong.of(10L << 30)),
                read("""
                        {"schema_version": 1,
                         "retention": {"keep_last": 50, "max_age_days": 1.5, "max_total_mib": 10240}}"""));
    }

    @Test
    public void theExampleOfThePageOfTheCommandLineIsRead() throws Exception {
        String page = Files.readString(Path.of("docs/command-line.md"));
        assertEquals(
                new RetentionPolicy(OptionalInt.of(100), Optional.of(Duration.ofDays(30)), OptionalLong.of(20L << 30)),
                read(page.split("```json\n")[1].split("```")[0]));
    }

    @Test
    public void whatIsLeftOutIsNoLimit() throws Exception {
        assertEquals(
                RetentionPolicy.NONE, RetentionSettings.read(folder.getRoot().toPath()));
        assertEquals(RetentionPolicy.NONE, read("{\"schema_version\": 1}"));
        assertEquals(
                OptionalInt.empty(),
                read("{\"schema_version\": 1, \"retention\": {\"max_age_days\": 3}}")
                        .keepLast());
    }

    @Test
    public void anOptionWinsOverTheFile() {
        RetentionPolicy file =
                new RetentionPolicy(OptionalInt.of(50), Optional.of(Duration.ofDays(1)), OptionalLong.empty());
        RetentionPolicy options = new RetentionPolicy(OptionalInt.of(3), Optional.empty(), OptionalLong.of(7));
        assertEquals(
                new RetentionPolicy(OptionalInt.of(3), Optional.of(Duration.ofDays(1)), OptionalLong.of(7)),
                options.orElse(file));
    }

    @Test
    public void aMisspeltLimitIsAnErrorWithItsPlace() {
        InvalidDocumentException problem = assertThrows(
                InvalidDocumentException.class,
                () -> read("{\"schema_version\": 1,\n \"retention\": {\"keep_lost\": 50, \"max_age_days\": -1}}"));
        assertEquals(2, problem.problems().size());
        assertThat(problem.getMessage(), containsString(RetentionSettings.FILE + ":2:"));
        assertThat(problem.getMessage(), containsString("keep_last"));
        assertThat(problem.getMessage(), containsString("/retention/max_age_days"));
    }

    private RetentionPolicy read(String text) throws IOException, InvalidDocumentException {
        Path directory = folder.getRoot().toPath();
        Files.writeString(directory.resolve(RetentionSettings.FILE), text);
        return RetentionSettings.read(directory);
    }
}

package io.jenkins.plugins.intent.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.DocumentReader;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The defaults of a state directory: {@code settings.json} in it. */
public final class RetentionSettings {
    /** Name of the file in the state directory. */
    public static final String FILE = "settings.json";

    private static final String SCHEMA = "/io/jenkins/plugins/intent/bundle/settings.schema.json";
    private static final long BYTES_PER_MIB = 1L << 20;

    private RetentionSettings() {}

    /**
     * The limits that the file sets, none when there is no file.
     *
     * @throws InvalidDocumentException with everything that is wrong with the file
     */
    public static RetentionPolicy read(Path stateDirectory) throws InvalidDocumentException {
        Path file = stateDirectory.resolve(FILE);
        if (Files.notExists(file)) {
            return RetentionPolicy.NONE;
        }
        JsonNode retention = DocumentReader.forSchema(SCHEMA, "see docs/command-line.md, or delete it")
                .read(file)
                .root()
                .path("retention");
        return new RetentionPolicy(
                retention.has("keep_last")
                        ? OptionalInt.of(retention.get("keep_last").intValue())
                        : OptionalInt.empty(),
                Optional.ofNullable(retention.get("max_age_days"))
                        .map(days -> Duration.ofMillis(Math.round(days.doubleValue() * TimeUnit.DAYS.toMillis(1)))),
                retention.has("max_total_mib")
                        ? OptionalLong.of(retention.get("max_total_mib").longValue() * BYTES_PER_MIB)
                        : OptionalLong.empty());
    }
}

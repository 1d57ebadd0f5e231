package io.jenkins.plugins.intent.bundle;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.StreamRecord;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.text.VisibleText;
import io.jenkins.plugins.intent.workspace.OutputFile;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Checks that the documents of a bundle can be read and say of its files what they are. */
final class BundleDocuments {
    /** The last version of manifests in which a stream without a byte has a file too. */
    private static final int FILE_FOR_EACH_STREAM = 1;

    /** Larger than any run can make them; a bundle from elsewhere must not fill the memory. */
    private static final long MOST_BYTES = 256L << 20;

    /** What says a thing twice, or goes on after its end, says different things to different readers. */
    private static final ObjectReader STRICT = Json.LINE
            .readerFor(JsonNode.class)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path bundle;
    private final Map<String, KeptFile> kept;
    private final List<String> problems;
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Map<String, StageOutputs> outputs = new HashMap<>();

    /** @param kept the files that are really there, by name */
    BundleDocuments(Path bundle, Map<String, KeptFile> kept, List<String> problems) {
        this.bundle = bundle;
        this.kept = kept;
        this.problems = problems;
    }

    void check() {
        if (!kept.containsKey(BundleNames.REPORT_PAGE)) {
            problems.add(BundleNames.REPORT_PAGE + " is missing");
        }
        kept.keySet().stream().filter(Checksums::isManifest).forEach(this::checkManifest);
        kept.keySet().stream()
                .filter(name -> name.matches("stages/[^/]+/" + Outputs.LIST))
                .forEach(this::checkOutputs);
        if (kept.containsKey(BundleNames.RUN)) {
            RunView run = read(BundleNames.RUN, RunView.class, RunView::schemaVersion, 1);
            if (run != null) {
                checkRun(run);
            }
        } else {
            problems.add(BundleNames.RUN + " is missing");
        }
    }

    private void checkManifest(String name) {
        Manifest manifest = read(name, Manifest.class, Manifest::schemaVersion, Manifest.SCHEMA_VERSION);
        if (manifest == null) {
            return;
        }
        manifests.put(name, manifest);
        String place =
                BundleNames.attempt(PathNames.ofCharacters(String.valueOf(manifest.stageId())), manifest.attempt());
        if (!name.startsWith(place)) {
            say(name, "is of another attempt: stage \"" + manifest.stageId() + "\", attempt " + manifest.attempt());
        }
        String directory = BundleNames.attemptOf(name);
        for (CommandRecord command : manifest.started()) {
            for (StreamRecord stream : command.streams()) {
                if (manifest.schemaVersion() <= FILE_FOR_EACH_STREAM || !hasNoFile(stream)) {
                    checkFile(name, directory, stream.path(), stream.bytes(), stream.sha256());
                }
            }
        }
    }

    private static boolean hasNoFile(StreamRecord stream) {
        return stream.path() == null && stream.bytes() == 0;
    }

    private void checkOutputs(String name) {
        String stage = name.split("/")[1];
        StageOutputs found;
        try {
            found = StageOutputs.read(strictly(name), bundle);
        } catch (IOException | RuntimeException unreadable) {
            say(name, "cannot be read: " + firstLine(unreadable));
            return;
        }
        outputs.put(name, found);
        for (OutputFile file : found.files()) {
            checkFile(name, BundleNames.outputs(stage), file.path(), file.bytes(), file.sha256());
        }
    }

    private void checkFile(String document, String directory, String path, long bytes, String sha256) {
        String relative = PathNames.ofCharacters(String.valueOf(path));
        if (path == null || !PathNames.isSafe(relative)) {
            say(document, "names a path that leads out of the bundle: " + path);
            return;
        }
        KeptFile file = kept.get(directory + relative);
        if (file == null) {
            say(document, "names " + path + ", which is missing");
        } else if (file.bytes() != bytes || !file.sha256().equals(sha256)) {
            say(
                    document,
                    "says that " + path + " has " + bytes + " bytes and SHA-256 " + sha256 + "; it has " + file.bytes()
                            + " bytes and " + file.sha256());
        }
    }

    private void checkRun(RunView run) {
        KeptFile intent = kept.get(BundleNames.INTENT);
        String digest = run.workflow() == null ? null : run.workflow().sha256();
        if (intent == null) {
            problems.add(BundleNames.INTENT + " is missing");
        } else if (!intent.sha256().equals(digest)) {
            problems.add(BundleNames.INTENT + " is not the document that was run: " + BundleNames.RUN + " says SHA-256 "
                    + digest);
        }
        new BundleAgreement(kept.keySet(), manifests, outputs, this::say).check(run, handsOn());
    }

    /** Stages whose success has outputs; a document of another version is not asked. */
    private Set<String> handsOn() {
        try {
            byte[] document = Files.readAllBytes(PathNames.resolve(bundle, BundleNames.INTENT));
            return IntentReader.read(BundleNames.INTENT, document).intent().workflow().stages().stream()
                    .filter(stage -> !stage.outputs().isEmpty())
                    .map(Stage::id)
                    .collect(Collectors.toSet());
        } catch (IOException | InvalidDocumentException | RuntimeException unknown) {
            return Set.of();
        }
    }

    /** Null when it cannot be read, which is then said. */
    private <T extends Record> T read(String name, Class<T> type, ToIntFunction<T> version, int newest) {
        try {
            T document = RecordJson.read(strictly(name), type);
            int found = document == null ? 0 : version.applyAsInt(document);
            if (found < 1 || found > newest) {
                say(name, "has a schema_version that this program does not know; use a newer one to verify it");
                return null;
            }
            return document;
        } catch (IOException | RuntimeException unreadable) {
            say(name, "cannot be read: " + firstLine(unreadable));
            return null;
        }
    }

    /** What is in a document that means one thing to whoever reads it. */
    private byte[] strictly(String name) throws IOException {
        long bytes = kept.get(name).bytes();
        if (bytes > MOST_BYTES) {
            throw new IOException("it is too large to be a document of a run: " + bytes + " bytes");
        }
        byte[] content = Files.readAllBytes(PathNames.resolve(bundle, name));
        STRICT.readValue(content);
        return content;
    }

    private void say(String document, String what) {
        problems.add(BundleVerifier.shown(document) + " " + VisibleText.line(what));
    }

    private static String firstLine(Exception failure) {
        String message =
                failure instanceof IOException io ? IoErrors.sentence(io) : String.valueOf(failure.getMessage());
        if (message.startsWith("Trailing token")) {
            return "it goes on after its end";
        }
        return message.lines().findFirst().orElse("");
    }
}

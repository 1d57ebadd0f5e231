package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.ProgramFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads JSON documents that people write (intents, policies, settings), strictly: UTF-8 without a
 * byte-order mark, at most 8 MiB and 32 levels, no duplicate keys, nothing after the end, then a JSON
 * Schema (2020-12), then checks of the caller's. What is wrong with the text itself is one problem,
 * since nothing after it can be trusted; what schema and checks find is reported all at once. Thread-safe.
 */
public final class DocumentReader {
    private final Schema schema;
    private final String help;
    private final WrittenPlace written;
    /** Made ready only when a document needs more than a look. */
    private SchemaValidation validation;

    private DocumentReader(Schema schema, String help, WrittenPlace written) {
        this.schema = schema;
        this.help = help;
        this.written = written;
    }

    /**
     * A reader for documents of one schema. Getting ready for a wrong document takes a while: keep the reader.
     *
     * @param resourcePath absolute class-path name of the schema, such as {@code /io/…/intent.schema.json}
     * @param help tells who wrote nothing at all where to see what belongs there
     */
    public static DocumentReader forSchema(String resourcePath, String help) {
        return forSchema(resourcePath, help, (root, pointer) -> pointer);
    }

    /** The same of documents that are checked in another form than the one they are written in. */
    public static DocumentReader forSchema(String resourcePath, String help, WrittenPlace written) {
        return new DocumentReader(new Schema(ProgramFiles.bytes(DocumentReader.class, resourcePath)), help, written);
    }

    /**
     * Reads a document.
     *
     * @param file what messages call it
     * @param content its bytes, as stored
     * @param checks what a schema cannot say
     * @throws InvalidDocumentException with everything that is wrong
     */
    public Document read(String file, byte[] content, Check... checks) throws InvalidDocumentException {
        String text = DocumentText.decode(file, content, help);
        try (JsonParser parser = DocumentText.FACTORY.createParser(text)) {
            Document document = new Document(file, content.clone(), text, parse(file, text, parser), written);
            Problems problems = new Problems();
            WholeCharacters.check(text, document.root(), problems);
            boolean complete = fits(document.root(), parser.currentTokenCount(), problems);
            if (complete) {
                for (Check check : checks) {
                    check.check(document.root(), problems);
                }
            }
            if (!problems.isEmpty()) {
                throw new InvalidDocumentException(
                        document.place(problems),
                        complete && problems.omitted() == 0 ? Optional.of(document) : Optional.empty());
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Adds what the schema refuses; false when it stopped at the first. */
    private boolean fits(JsonNode root, long values, Problems problems) {
        return new SureFit(schema).of(root) || validation().check(root, values, problems);
    }

    private synchronized SchemaValidation validation() {
        if (validation == null) {
            validation = new SchemaValidation(schema.whole());
        }
        return validation;
    }

    /** As {@link #read(String, byte[], Check...)}; a file that cannot be read is a problem like any other. */
    public Document read(Path file, Check... checks) throws InvalidDocumentException {
        return read(file.toString(), bytes(file.toString(), file), checks);
    }

    private static JsonNode parse(String file, String text, JsonParser parser)
            throws IOException, InvalidDocumentException {
        try {
            return JsonTrees.whole(parser, new FiniteNumbers());
        } catch (JsonProcessingException e) {
            throw SyntaxErrors.explain(file, text, parser, e);
        } catch (FiniteNumbers.InfiniteException e) {
            throw SyntaxErrors.infinite(file, text, parser);
        }
    }

    /**
     * The bytes of a file that a person named, never more than a little over the largest document.
     *
     * @param name what messages call it
     * @throws InvalidDocumentException saying why it cannot be read
     */
    public static byte[] bytes(String name, Path file) throws InvalidDocumentException {
        if (Files.isDirectory(file)) {
            throw unreadable(name, "this is a directory, expected a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(DocumentText.MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            String place = file.toAbsolutePath().toString();
            throw DocumentText.refuse(
                    name, 0, 0, IoErrors.reason(e), place.equals(name) ? "check its name" : "looked for " + place);
        } catch (IOException e) {
            throw unreadable(name, "cannot be read: " + IoErrors.reason(e));
        }
    }

    private static InvalidDocumentException unreadable(String file, String message) {
        return DocumentText.refuse(file, 0, 0, message, null);
    }
}

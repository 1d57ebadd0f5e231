package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON of our own records for processes that start for one job: what {@link Json} writes and reads, in the same form,
 * in a tenth of the time that it takes Jackson's data binding to get ready. A record is an object with a field for
 * each component, in snake_case; components may be text, whole numbers, booleans, enums (in lower case), {@link
 * Word}s, records, trees (to be written only), and lists, maps by text and Optionals of these. On reading, unknown
 * fields are ignored, and what is absent is null, 0, false or empty, unless {@code @JsonProperty(required = true)}
 * says that it has to be there.
 */
public final class RecordJson {
    /** Remembers the field names it has seen, so there is one for all. */
    static final JsonFactory FACTORY = new JsonFactory();

    /** Of a file. No document that a run can be made of leads to more. */
    private static final long MOST_BYTES = 64 << 20;

    private RecordJson() {}

    /** One line. */
    public static byte[] line(Record value) {
        return write(value, false);
    }

    /** Indented, for files that people open. */
    public static byte[] indented(Record value) {
        return write(value, true);
    }

    /** Indented, for people and programs that read what we print; halves of characters stay what they are. */
    public static String text(Record value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.useDefaultPrettyPrinter();
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    /** Writes a value of those that records may have, as a part of something larger. */
    public static void write(Object value, JsonGenerator json) throws IOException {
        new RecordWriter(json).write(value);
    }

    /** Reads the object that {@code json} has just begun, up to its end. */
    public static <T extends Record> T read(JsonParser json, Class<T> type) throws IOException {
        return type.cast(new RecordReader(json).record(type));
    }

    /** A writer of UTF-8. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** A reader of a part of an array. */
    public static JsonParser parser(byte[] json, int offset, int length) throws IOException {
        return FACTORY.createParser(json, offset, length);
    }

    private static byte[] write(Record value, boolean indented) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
            }
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** @throws JsonProcessingException when it is no JSON, or not such a record */
    public static <T extends Record> T read(byte[] json, Class<T> type) throws JsonProcessingException {
        return read(json, 0, json.length, type);
    }

    /**
     * Reads a file.
     *
     * @throws IOException that names the file, also when it is no such record, or has more than {@value #MOST_BYTES}
     *     bytes: it may come from an agent, which is not trusted
     */
    public static <T extends Record> T read(Path file, Class<T> type) throws IOException {
        byte[] content;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " is larger than " + MOST_BYTES + " bytes");
            }
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw IoErrors.about(file, e);
        }
        try {
            return read(content, type);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage() + "; restore it from a copy", e);
        }
    }

    /** Reads a part of an array. */
    public static <T extends Record> T read(byte[] json, int offset, int length, Class<T> type)
            throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(json, offset, length)) {
            parser.nextToken();
            return read(parser, type);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be read", e);
        }
    }
}

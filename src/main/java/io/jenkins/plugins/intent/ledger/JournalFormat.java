package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal line, formats 2 and 3:
 *
 * <pre>{"crc":"9ae0daaf","seq":7,"run":"…","more":0,"at_ms":…,"event":{"type":"job_queued",…}}\n</pre>
 *
 * The checksum is the CRC32C of the bytes between the comma after it and the newline, so it covers the
 * sequence number and the run too; what it does not cover is compared byte for byte. Later formats
 * keep this framing, so that a newer version is told from damage.
 */
final class JournalFormat implements JournalDecoder {
    /** The format that is written. */
    static final int VERSION = 3;

    /** The same, before stages had terms and were skipped for a cause. */
    static final int WITHOUT_TERMS = 2;

    /** What is wrong with a line whose checksum does not match. */
    static final String CHANGED = "the checksum does not match, so it was changed after it was written";

    private static final byte[] HEAD = "{\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_DIGITS = 8;
    private static final int PAYLOAD = HEAD.length + CRC_DIGITS + 2;

    private static final int USUAL_BYTES = 256;

    private static final byte[] NO_CHECKSUM = new byte[CRC_DIGITS];

    static {
        Arrays.fill(NO_CHECKSUM, (byte) '0');
    }

    /** The line with its newline. */
    static byte[] encode(JournalLine line) {
        return encode(List.of(line));
    }

    /**
     * The lines with their newlines.
     *
     * @throws IllegalArgumentException when one is too long to be read again
     */
    static byte[] encode(List<JournalLine> lines) {
        Bytes out = new Bytes(USUAL_BYTES * lines.size());
        try (JsonGenerator json = RecordJson.generator(out)) {
            json.setRootValueSeparator(null);
            for (JournalLine line : lines) {
                int start = out.size();
                write(line, json);
                json.flush();
                out.end(start);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("an event cannot be written as JSON", e);
        }
        return out.toByteArray();
    }

    private static void write(JournalLine line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("crc");
        json.writeUTF8String(NO_CHECKSUM, 0, CRC_DIGITS);
        json.writeNumberField("seq", line.seq());
        json.writeStringField("run", line.run());
        json.writeNumberField("more", line.more());
        json.writeNumberField("at_ms", line.atMs());
        json.writeFieldName("event");
        EventJson.write(line.event(), json);
        json.writeEndObject();
    }

    /** Lines that are complete but for their checksums. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        /** All since {@code start} is a line. */
        void end(int start) {
            int length = count - start;
            if (length >= LineReader.MAX_LINE_BYTES) {
                throw new IllegalArgumentException("an event of " + length + " bytes is too long for the journal");
            }
            putChecksum(buf, start, buf, start, length);
            write('\n');
        }
    }

    /** Whether a line is framed as this format and its successors are. */
    static boolean isFramed(byte[] bytes, int length) {
        return length > PAYLOAD && Arrays.equals(bytes, 0, HEAD.length, HEAD, 0, HEAD.length);
    }

    /** Whether nothing changed the line since it was written. */
    static boolean isSound(byte[] bytes, int length) {
        if (!isFramed(bytes, length)) {
            return false;
        }
        byte[] expected = new byte[PAYLOAD];
        putChecksum(expected, 0, bytes, 0, length);
        return Arrays.equals(bytes, HEAD.length, PAYLOAD, expected, HEAD.length, PAYLOAD);
    }

    @Override
    public JournalLine decode(byte[] bytes, int length) throws BadLineException, IOException {
        if (!isSound(bytes, length)) {
            throw new BadLineException(CHANGED);
        }
        try (JsonParser json = RecordJson.parser(bytes, 0, length)) {
            return read(json);
        }
    }

    /** Reads the fields of a line in whatever way they come. */
    static JournalLine read(JsonParser json) throws BadLineException, IOException {
        long seq = 0;
        String run = null;
        int more = 0;
        long atMs = 0;
        LedgerEvent event = null;
        json.nextToken();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "seq" -> seq = json.getValueAsLong();
                case "run" -> run = json.getValueAsString();
                case "more" -> more = json.getValueAsInt();
                case "at_ms" -> atMs = json.getValueAsLong();
                case "event" -> event = EventJson.read(json);
                default -> json.skipChildren();
            }
        }
        return new JournalLine(seq, run, more, atMs, event);
    }

    private static void putChecksum(byte[] target, int at, byte[] line, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(line, start + PAYLOAD, length - PAYLOAD);
        byte[] digits = HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, target, at + HEAD.length, CRC_DIGITS);
        target[at + PAYLOAD - 2] = '"';
        target[at + PAYLOAD - 1] = ',';
    }
}

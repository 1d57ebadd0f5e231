package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal line, format 2:
 *
 * <pre>{"crc":"9ae0daaf","seq":7,"run":"…","more":0,"at_ms":…,"event":{"type":"job_queued",…}}\n</pre>
 *
 * The checksum is the CRC32C of the bytes between the comma after it and the newline, so it covers the
 * sequence number and the run too; what it does not cover is compared byte for byte. Later formats
 * keep this framing, so that a newer version is told from damage.
 */
final class JournalFormat implements JournalDecoder {
    /** The format that is written. */
    static final int VERSION = 2;

    /** What is wrong with a line whose checksum does not match. */
    static final String CHANGED = "the checksum does not match, so it was changed after it was written";

    private static final byte[] HEAD = "{\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_DIGITS = 8;
    private static final int PAYLOAD = HEAD.length + CRC_DIGITS + 2;
    private static final ObjectWriter WRITER = Json.LINE.writerFor(JournalLine.class);
    private static final ObjectReader READER = Json.LINE.readerFor(JournalLine.class);

    /** The line with its newline. */
    static byte[] encode(JournalLine line) {
        byte[] json;
        try {
            json = WRITER.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event cannot be written as JSON", e);
        }
        byte[] bytes = new byte[PAYLOAD + json.length];
        System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
        System.arraycopy(json, 1, bytes, PAYLOAD, json.length - 1);
        putChecksum(bytes, bytes, bytes.length - 1);
        bytes[bytes.length - 1] = '\n';
        return bytes;
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
        putChecksum(expected, bytes, length);
        return Arrays.equals(bytes, HEAD.length, PAYLOAD, expected, HEAD.length, PAYLOAD);
    }

    @Override
    public JournalLine decode(byte[] bytes, int length) throws BadLineException, IOException {
        if (!isSound(bytes, length)) {
            throw new BadLineException(CHANGED);
        }
        return READER.readValue(bytes, 0, length);
    }

    private static void putChecksum(byte[] target, byte[] line, int length) {
        CRC32C crc = new CRC32C();
        crc.update(line, PAYLOAD, length - PAYLOAD);
        byte[] digits = HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, target, HEAD.length, CRC_DIGITS);
        target[PAYLOAD - 2] = '"';
        target[PAYLOAD - 1] = ',';
    }
}

package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The limits on a document's text, and its bytes as characters: strict UTF-8 and nothing else. */
final class DocumentText {
    /** Largest document, in bytes. */
    static final int MOST_BYTES = 8 << 20;
    /** Deepest nesting of objects and arrays. */
    static final int MOST_LEVELS = 32;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MOST_LEVELS)
            .maxTokenCount(2_000_000)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .maxStringLength(MOST_BYTES)
            .build();

    /** Strict: duplicate keys and whatever passes a limit are refused. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private DocumentText() {}

    /**
     * The characters of a document that is neither too large nor anything but UTF-8.
     *
     * @param help where to see what belongs into a document that is empty
     */
    static String decode(String file, byte[] content, String help) throws InvalidDocumentException {
        if (content.length > MOST_BYTES) {
            throw refuse(file, 0, 0, "the file is larger than " + (MOST_BYTES >> 20) + " MiB", "split it up");
        }
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            throw refuse(file, 1, 1, "the file starts with a byte-order mark", "save it as UTF-8 without one");
        }
        if (startsWith(content, 0xFE, 0xFF) || startsWith(content, 0xFF, 0xFE)) {
            throw refuse(file, 1, 1, "the file is UTF-16, expected UTF-8", "save it as UTF-8");
        }
        String text = characters(file, content);
        if (text.isBlank()) {
            throw refuse(file, 1, 1, "the file is empty, expected a JSON object", help);
        }
        return text;
    }

    private static String characters(String file, byte[] content) throws InvalidDocumentException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            String wrong = String.format("0x%02X", content[bytes.position()]);
            throw refuse(file, line, column, "the byte " + wrong + " is not valid UTF-8", "save the file as UTF-8");
        }
        return text;
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** An exception with one problem that is about the text, not about a value in it. */
    static InvalidDocumentException refuse(String file, int line, int column, String message, String hint) {
        return new InvalidDocumentException(
                List.of(new Problem(file, "", line, column, message, Optional.ofNullable(hint))));
    }
}

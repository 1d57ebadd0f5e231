package io.jenkins.plugins.intent.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text that the operating system has as bytes: arguments, variables, names. It is read as UTF-8
 * whatever the locale says. Bytes that are not UTF-8 become lone surrogates, U+DC80 to U+DCFF, and those
 * become the same bytes again, so that nothing is lost on the way (Python does the same, by the name of
 * <i>surrogateescape</i>).
 */
public final class SystemText {
    private static final char FIRST_ESCAPED = '\udc80';
    private static final char LAST_ESCAPED = '\udcff';
    private static final int ESCAPE = 0xdc00;

    private SystemText() {}

    /** The text that these bytes are. */
    public static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : escaped(bytes);
    }

    private static String escaped(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        for (CoderResult result = decoder.decode(in, out, true); result.isError(); ) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xff)));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /**
     * The bytes that this text stands for.
     *
     * @throws IllegalArgumentException when it has half of a character that stands for no byte
     */
    public static byte[] bytes(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (areAllOf(plain, text)) {
            return plain;
        }
        ByteBuffer out = ByteBuffer.allocate(3 * text.length());
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isLone(text, i)) {
                char c = text.charAt(i);
                if (c < FIRST_ESCAPED || c > LAST_ESCAPED) {
                    throw new IllegalArgumentException(
                            String.format("\\u%04x is half of a character, and stands for no byte", (int) c));
                }
                out.put(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                out.put((byte) (c - ESCAPE));
                from = i + 1;
            }
        }
        out.put(text.substring(from).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Whether some of it is no character: bytes that are not UTF-8, or half of one. */
    public static boolean hasLoneSurrogates(String text) {
        return !areAllOf(text.getBytes(StandardCharsets.UTF_8), text);
    }

    /** What has no bytes became another character. Quicker than a look at each, since Java's own code does it. */
    private static boolean areAllOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.UTF_8).equals(text);
    }

    /** Where that is; negative when all of it is characters. */
    public static int firstLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLone(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isLone(String text, int index) {
        char c = text.charAt(index);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        boolean isPair = Character.isHighSurrogate(c)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return !isPair;
    }
}

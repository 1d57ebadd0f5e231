package io.jenkins.plugins.intent.secrets;

import io.jenkins.plugins.intent.text.SystemText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks secret values wherever they appear with {@value #MASK}: as they are, without the blanks around
 * them, line by line; as URLs, JSON, HTML, shells and hexadecimal write them; and in base64, alone or as
 * part of something longer, also broken into lines. Immutable and safe for use by many threads.
 */
public final class Redactor {
    /** What stands in place of a secret. */
    public static final String MASK = "****";

    /** Masks nothing, at no cost. */
    public static final Redactor NONE = new Redactor(Set.of());

    /** The least number of characters that a secret needs. */
    public static final int SHORTEST = 2;

    private static final int BUFFER_BYTES = 1 << 16;

    private final PatternTrie plain;
    private final PatternTrie base64;
    private final int longestPlain;
    private final int longestBase64;
    private final boolean empty;

    private Redactor(Set<String> values) {
        List<byte[]> plainForms = new ArrayList<>();
        List<byte[]> base64Forms = new ArrayList<>();
        for (String value : values) {
            plainForms.addAll(SecretForms.plain(value));
            base64Forms.addAll(SecretForms.base64(value));
        }
        plain = new PatternTrie(plainForms);
        base64 = new PatternTrie(base64Forms);
        longestPlain = Matcher.longest(plainForms);
        longestBase64 = Matcher.longest(base64Forms);
        empty = values.isEmpty();
    }

    /**
     * @throws IllegalArgumentException when a value is not one that {@link #canMask}
     */
    public static Redactor of(Collection<String> values) {
        for (String value : values) {
            if (!canMask(value)) {
                throw new IllegalArgumentException("a secret value has less than " + SHORTEST + " characters");
            }
        }
        return values.isEmpty() ? NONE : new Redactor(new LinkedHashSet<>(values));
    }

    /** Whether a value is long enough: masking nothing, or a single character, would hide nothing or everything. */
    public static boolean canMask(String value) {
        return value.codePointCount(0, value.length()) >= SHORTEST;
    }

    /** Whether there is nothing to mask. */
    public boolean isEmpty() {
        return empty;
    }

    /** The text with every secret masked. */
    public String mask(String text) {
        if (empty) {
            return text;
        }
        byte[] bytes = SystemText.bytes(text);
        ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length);
        try (OutputStream stream = masking(masked)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
        return SystemText.of(masked.toByteArray());
    }

    /** Whether there is anything to mask in what the stream brings. */
    public boolean finds(InputStream in) throws IOException {
        if (empty) {
            return false;
        }
        List<Matcher> matchers = matchers();
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++) {
                for (Matcher matcher : matchers) {
                    if (!matcher.passes(buffer[i]) && matcher.accept(buffer[i], position) >= 0) {
                        return true;
                    }
                }
                position++;
            }
        }
        return false;
    }

    /** Whether there is anything to mask in the text. */
    public boolean finds(String text) {
        return !empty && !mask(text).equals(text);
    }

    private List<Matcher> matchers() {
        return List.of(new Matcher(plain, longestPlain, false), new Matcher(base64, longestBase64, true));
    }

    /**
     * A stream that masks what passes, also across the edges of writes. It holds back at most what may
     * be the beginning of a secret, and no longer than it may; {@code close} lets the rest go and
     * closes {@code sink}, {@code flush} lets go of nothing that is held back.
     */
    public OutputStream masking(OutputStream sink) {
        return empty ? sink : new MaskingStream(sink, matchers());
    }
}

package io.jenkins.plugins.intent.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Masks secret values wherever they appear with {@value #MASK}: as they are, URL-encoded, and in
 * base64, alone or as part of something longer, also broken into lines. Immutable and safe for use by
 * many threads.
 */
public final class Redactor {
    /** What stands in place of a secret. */
    public static final String MASK = "****";

    /** Masks nothing, at no cost. */
    public static final Redactor NONE = new Redactor(Set.of());

    private static final int SHORTEST = 2;

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
     * @throws IllegalArgumentException when a value is empty or a single character: masking it would
     *     hide nothing or everything
     */
    public static Redactor of(Collection<String> values) {
        values.forEach(value -> check(value, "a secret value"));
        return values.isEmpty() ? NONE : new Redactor(new LinkedHashSet<>(values));
    }

    /**
     * The same, with an error that names the variable.
     *
     * @param valuesByName values of secret variables by their names
     */
    public static Redactor of(Map<String, String> valuesByName) {
        valuesByName.forEach((name, value) -> check(value, "the value of the secret variable `" + name + "`"));
        return of(valuesByName.values());
    }

    private static void check(String value, String what) {
        int length = value.codePointCount(0, value.length());
        if (length < SHORTEST) {
            throw new IllegalArgumentException(what + (length == 0 ? " is empty" : " is a single character")
                    + ", which cannot be masked in output. Set a longer value, or take it out of `secret_env`.");
        }
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
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length);
        try (OutputStream stream = masking(masked)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to take bytes", e);
        }
        return masked.toString(StandardCharsets.UTF_8);
    }

    /**
     * A stream that masks what passes, also across the edges of writes. It holds back at most what may
     * be the beginning of a secret, and no longer than it may; {@code close} lets the rest go and
     * closes {@code sink}, {@code flush} lets go of nothing that is held back.
     */
    public OutputStream masking(OutputStream sink) {
        return empty
                ? sink
                : new MaskingStream(
                        sink,
                        List.of(new Matcher(plain, longestPlain, false), new Matcher(base64, longestBase64, true)));
    }
}

package io.jenkins.plugins.intent.secrets;

import io.jenkins.plugins.intent.text.SystemText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The spellings in which one secret value is likely to turn up in output. */
final class SecretForms {
    /** Shorter base64 would mask ordinary text all over. */
    private static final int SHORTEST_BASE64 = 3;

    /** Kept as they are by JavaScript's encodeURIComponent, percent-encoded by others. */
    private static final String[][] KEPT_BY_SOME = {{"%21", "!"}, {"%27", "'"}, {"%28", "("}, {"%29", ")"}, {"%2A", "*"}
    };

    private SecretForms() {}

    /** Shorter ones in hexadecimal turn up in any digest. */
    private static final int SHORTEST_HEXADECIMAL = 4;

    /**
     * As it is, less what surrounds it, line by line; and each of the first two as others write it: in
     * URLs, JSON, HTML, a shell's trace and hexadecimal.
     */
    static List<byte[]> plain(String value) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        for (String one : List.of(value, value.strip())) {
            if (Redactor.canMask(one)) {
                forms.addAll(url(one));
                forms.addAll(WrittenForms.json(one));
                forms.addAll(WrittenForms.html(one));
                forms.add(WrittenForms.shell(one));
                forms.addAll(WrittenForms.hexadecimal(SystemText.bytes(one), SHORTEST_HEXADECIMAL));
            }
        }
        forms.addAll(WrittenForms.lines(value));
        return forms.stream().map(SystemText::bytes).toList();
    }

    private static Set<String> url(String value) {
        String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        String strict = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        String component = strict;
        for (String[] kept : KEPT_BY_SOME) {
            component = component.replace(kept[0], kept[1]);
        }
        // Of a path, the slashes are kept.
        String path = strict.replace("%2F", "/");
        Set<String> forms = new LinkedHashSet<>();
        for (String encoded : List.of(form, strict, component, path, component.replace("%2F", "/"))) {
            forms.add(encoded);
            forms.add(lowerHex(encoded));
        }
        return forms;
    }

    private static String lowerHex(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 1)) {
            lower.replace(at + 1, at + 3, encoded.substring(at + 1, at + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /**
     * Base64, in the standard and the URL-safe alphabet: alone, and as part of something longer that
     * begins 0, 1 or 2 bytes (modulo 3) earlier. Of those only the characters that depend on nothing
     * but the secret.
     */
    static List<byte[]> base64(String value) {
        Set<String> forms = new LinkedHashSet<>();
        for (String one : List.of(value, value.strip())) {
            if (Redactor.canMask(one)) {
                base64(SystemText.bytes(one), forms);
            }
        }
        return forms.stream()
                .filter(form -> form.length() >= SHORTEST_BASE64)
                .map(form -> form.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private static void base64(byte[] secret, Set<String> forms) {
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            forms.add(encoder.withoutPadding().encodeToString(secret));
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + secret.length];
                System.arraycopy(secret, 0, shifted, before, secret.length);
                String encoded = encoder.withoutPadding().encodeToString(shifted);
                forms.add(encoded.substring(before == 0 ? 0 : before + 1, 8 * shifted.length / 6));
            }
        }
    }

    /** Base64 is often broken into lines. */
    static boolean isLineEnd(byte value) {
        return value == '\n' || value == '\r';
    }
}

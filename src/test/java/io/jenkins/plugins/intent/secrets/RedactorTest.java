package io.jenkins.plugins.intent.secrets;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class RedactorTest {
    private static final String SECRET = "s3cr3t/P+ss w\u00f6rd&key";

    private final Redactor redactor = Redactor.of(List.of(SECRET, "token-1234"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    @Test
    public void valuesAreMaskedAndNothingElseIs() {
        assertEquals("a **** b **** c", redactor.mask("a " + SECRET + " b token-1234 c"));
        assertEquals("token-123 nothing", redactor.mask("token-123 nothing"));
        assertEquals("", redactor.mask(""));
        assertEquals("\u00e4\u20ac", redactor.mask("\u00e4\u20ac"));
    }

    @Test
    public void urlEncodedFormsAreMasked() {
        String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String strict = form.replace("+", "%20");
        for (String encoded : List.of(
                form,
                strict,
                strict.replace("%2F", "/"),
                strict.replace("%2F", "%2f").replace("%2B", "%2b").replace("%C3%B6", "%c3%b6"))) {
            assertEquals("u?k=****;", redactor.mask("u?k=" + encoded + ";"));
        }
    }

    @Test
    public void base64IsMaskedAtEveryAlignment() {
        assertEquals("****=", redactor.mask(base64("token-1234")).replace("==", "="));
        for (String before : List.of("", "u", "us", "use", "user:")) {
            for (String after : List.of("", "\n", "xy", "xyz")) {
                String encoded = base64(before + SECRET + after);
                String masked = redactor.mask(encoded);
                assertTrue(masked, masked.contains("****"));
                assertFalse(revealsPart(encoded, masked));
            }
        }
    }

    /** Whether more than the edge characters of the encoded secret is still there. */
    private static boolean revealsPart(String encoded, String masked) {
        return encoded.length() - masked.replace("****", "").length()
                < base64(SECRET).length() - 5;
    }

    @Test
    public void urlSafeBase64IsMasked() {
        String secret = "\u00fb\u00ff\u00fe?>~key";
        String encoded = Base64.getUrlEncoder().encodeToString(bytes(secret));
        assertTrue(encoded.contains("-") || encoded.contains("_"));
        assertEquals("****", Redactor.of(List.of(secret)).mask(encoded).replace("=", ""));
    }

    @Test
    public void base64BrokenIntoLinesIsMasked() {
        String key = "k".repeat(50) + "0123456789".repeat(12);
        Redactor long_ = Redactor.of(List.of(key));
        for (String end : List.of("\n", "\r\n")) {
            String wrapped = Base64.getMimeEncoder(76, bytes(end)).encodeToString(bytes("user:" + key + ":more"));
            String masked = long_.mask(wrapped);
            assertTrue(masked, masked.length() < 30);
        }
    }

    @Test
    public void overlappingAndNestedSecretsLeaveNothingBehind() {
        Redactor overlapping = Redactor.of(List.of("abcdef", "cd", "defghi", "xx"));
        assertEquals("-****-", overlapping.mask("-abcdefghi-"));
        assertEquals("ab****ef", Redactor.of(List.of("cd", "abcdeX")).mask("abcdef"));
        assertEquals("****", overlapping.mask("xxxxx"));
    }

    @Test
    public void whereTheOutputIsCutDoesNotMatter() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab=%\n";
        for (int round = 0; round < 2_000; round++) {
            List<String> secrets = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                secrets.add(text(random, alphabet, 2 + random.nextInt(5)));
            }
            Redactor some = Redactor.of(secrets);
            String all = text(random, alphabet, random.nextInt(60))
                    + base64(secrets.get(0))
                    + text(random, alphabet, random.nextInt(20));
            String whole = some.mask(all);
            secrets.stream()
                    .filter(secret -> !secret.contains("*"))
                    .forEach(secret -> assertFalse("seed " + seed, whole.contains(secret)));
            ByteArrayOutputStream pieces = new ByteArrayOutputStream();
            try (OutputStream masking = some.masking(pieces)) {
                byte[] bytes = bytes(all);
                for (int at = 0; at < bytes.length; ) {
                    int size = Math.min(bytes.length - at, 1 + random.nextInt(7));
                    masking.write(bytes, at, size);
                    at += size;
                }
            }
            assertEquals("seed " + seed + " secrets " + secrets, whole, pieces.toString(StandardCharsets.UTF_8));
        }
    }

    private static String text(Random random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    public void onlyWhatMayBecomeASecretIsHeldBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream masking = redactor.masking(out)) {
            masking.write(bytes("progress 1 tok"));
            masking.flush();
            assertEquals("progress 1 ", out.toString(StandardCharsets.UTF_8));
            masking.write(bytes("ay"));
            assertEquals("progress 1 tokay", out.toString(StandardCharsets.UTF_8));
            masking.write(bytes(" token-"));
        }
        assertEquals("progress 1 tokay token-", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void valuesThatCannotBeMaskedAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Redactor.of(List.of("")));
        assertThrows(IllegalArgumentException.class, () -> Redactor.of(List.of("long enough", "x")));
        assertFalse(Redactor.canMask("\ud83d\ude00"));
        assertTrue(Redactor.canMask("ab"));
    }

    @Test
    public void withoutSecretsStreamsPassUntouched() {
        OutputStream out = new ByteArrayOutputStream();
        assertSame(out, Redactor.of(List.of()).masking(out));
        assertTrue(Redactor.NONE.isEmpty());
    }

    private static final String KEY = "-----BEGIN PRIVATE KEY-----\n"
            + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"
            + "MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\n"
            + "AgMB\n-----END PRIVATE KEY-----\n";

    private static void assertMasked(String secret, String... written) {
        Redactor redactor = Redactor.of(List.of(secret));
        for (String text : written) {
            assertEquals(text, "(****)", redactor.mask("(" + text + ")"));
        }
    }

    @Test
    public void whatJsonMakesOfItIsMasked() {
        assertMasked(
                "p\"a\\s/s\n\u00e4<&>'=",
                "p\\\"a\\\\s/s\\n\u00e4<&>'=",
                "p\\\"a\\\\s\\/s\\n\u00e4<&>'=",
                "p\\\"a\\\\s/s\\n\\u00e4<&>'=",
                "p\\\"a\\\\s/s\\n\\u00E4<&>'=",
                "p\\\"a\\\\s/s\\n\u00e4\\u003c\\u0026\\u003e'=",
                "p\\\"a\\\\s/s\\n\u00e4\\u003c\\u0026\\u003e\\u0027\\u003d");
    }

    @Test
    public void whatHtmlAndShellsMakeOfItIsMasked() {
        assertMasked(
                "a<b>&\"c'd",
                "a&lt;b&gt;&amp;\"c'd",
                "a&lt;b&gt;&amp;&quot;c&#39;d",
                "a&lt;b&gt;&amp;&quot;c&#x27;d",
                "a&lt;b&gt;&amp;&#34;c&#039;d",
                "a<b>&\"c'\\''d");
    }

    @Test
    public void hexadecimalIsMaskedUnlessItIsShort() {
        assertMasked("key-\u00e4", "6b65792dc3a4", "6B65792DC3A4", "6b 65 79 2d c3 a4", "6b:65:79:2d:c3:a4");
        assertEquals("6b6579", Redactor.of(List.of("key")).mask("6b6579"));
    }

    @Test
    public void aValueIsMaskedWithoutTheLineEndThatItWasReadWith() {
        assertMasked("token-99\n", "token-99", "token-99\\n", base64("token-99").replace("=", ""));
        assertEquals("(****)\n", Redactor.of(List.of("token-99\r\n")).mask("(token-99)\n"));
    }

    @Test
    public void theLinesOfAKeyAreMaskedHoweverTheyArePutTogether() {
        Redactor redactor = Redactor.of(List.of(KEY));
        List<String> lines = KEY.lines().toList();
        for (String written : List.of(
                KEY.replace("\n", "\r\n"),
                "    " + KEY.replace("\n", "\n    "),
                "[INFO] " + KEY.replace("\n", "\n[INFO] "),
                String.join("", lines),
                String.join(" ", lines),
                KEY.replace("\n", "\\n"))) {
            String masked = redactor.mask(written);
            assertFalse(masked, masked.contains("MIIEvQ"));
            assertFalse(masked, masked.contains("YEvu"));
        }
        assertEquals("-----BEGIN PRIVATE KEY-----", redactor.mask("-----BEGIN PRIVATE KEY-----"));
        assertEquals("AgMB is no secret", redactor.mask("AgMB is no secret"));
    }

    @Test
    public void aSecretIsFoundInAStreamInAnyForm() throws IOException {
        for (String text : List.of("x" + SECRET, base64("u:" + SECRET), "token-1234")) {
            assertTrue(redactor.finds(new java.io.ByteArrayInputStream(bytes("before" + text + "after"))));
            assertTrue(redactor.finds(text));
        }
        assertFalse(redactor.finds(new java.io.ByteArrayInputStream(bytes("token-123 and nothing else"))));
    }
}

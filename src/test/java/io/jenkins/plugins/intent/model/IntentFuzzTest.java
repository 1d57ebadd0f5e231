package io.jenkins.plugins.intent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.json.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

/** Whatever the bytes, an intent is read or refused in words a person understands. */
public class IntentFuzzTest {
    private static final byte[] VALID =
            ("{\"schema_version\": 1, \"goal\": \"Grüße\", \"workflow\": {\"name\": \"n\",\n"
                            + " \"stages\": [{\"id\": \"a\", \"max_attempts\": 2, \"exec\": {\"env\": {\"A\": \"${B:-\\u0041}\"},"
                            + " \"commands\": [{\"program\": \"p\", \"args\": [\"${A}\", \"\\n\"], \"allow_failure\": true}]}},\n"
                            + " {\"id\": \"b\", \"kind\": \"gate\", \"needs\": [\"a\"]}], \"edges\": [{\"from\": \"a\", \"to\": \"b\"}]}}")
                    .getBytes(UTF_8);
    private static final byte[] LIKELY = "{}[]\",:\\0159-.eE+$tfn/ \n\tabx_\u0000".getBytes(UTF_8);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "1.5",
            "99999999999999999999",
            "\"\"",
            "\"a\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":[]}");
    private static final Pattern PARSER_TALK = Pattern.compile(
            "jackson|networknt|Exception|JsonToken|CTRL-CHAR|\\(code |Source:|StreamRead|Feature|java\\.|not valid JSON");

    @Test
    public void anyChangeOfBytesGivesAClearErrorOrNone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            check(mutated(random), seed);
        }
    }

    @Test
    public void anyValueInAnyPlaceGivesAClearErrorOrNone() {
        String valid = new String(VALID, UTF_8);
        var value = Pattern.compile("(?<=: |\\[)(\"[^\"]*\"|\\d|true|\\{|\\[)").matcher(valid);
        int places = 0;
        while (value.find()) {
            places++;
            for (String other : VALUES) {
                int end = endOfValue(valid, value.start());
                check((valid.substring(0, value.start()) + other + valid.substring(end)).getBytes(UTF_8), 0);
            }
        }
        assertTrue(places > 20);
    }

    private static int endOfValue(String text, int start) {
        int depth = 0;
        boolean quoted = false;
        for (int i = start; ; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                char next = text.charAt(i + 1);
                if (depth == 0 && (next == ',' || next == '}' || next == ']')) {
                    return i + 1;
                }
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = VALID.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = LIKELY[random.nextInt(LIKELY.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int end = at + random.nextInt(Math.min(20, bytes.length - at));
                    byte[] cut = Arrays.copyOf(bytes, bytes.length - (end - at));
                    System.arraycopy(bytes, end, cut, at, bytes.length - end);
                    bytes = cut;
                }
            }
        }
        return bytes;
    }

    private static void check(byte[] content, long seed) {
        String context = "seed " + seed + ": " + new String(content, UTF_8);
        try {
            Variables.resolve(IntentReader.read("f", content), RunInputs.ofEnvironment(Map.of()));
        } catch (InvalidDocumentException e) {
            assertFalse(context, e.problems().isEmpty());
            for (Problem problem : e.problems()) {
                assertFalse(
                        context + "\n" + e.getMessage(),
                        PARSER_TALK.matcher(problem.message()).find());
                assertTrue(context + "\n" + e.getMessage(), problem.line() > 0 && problem.column() > 0);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(context, e);
        }
    }
}

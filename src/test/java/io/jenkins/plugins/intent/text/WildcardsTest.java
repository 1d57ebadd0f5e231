package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.Test;

/** Patterns of wildcards, against what Java's regular expressions say of the same. */
public class WildcardsTest {
    private static final int ROUNDS = 20_000;
    private static final String LETTERS = "ab*?";

    @Test
    public void theySayWhatARegularExpressionWould() {
        Random random = new Random(42);
        for (int i = 0; i < ROUNDS; i++) {
            String pattern = text(random, LETTERS, 6);
            String text = text(random, "ab", 8);
            String regex = pattern.replace("*", ".*").replace("?", ".");
            assertEquals(
                    pattern + " " + text,
                    Pattern.matches(regex, text),
                    Wildcards.of(pattern).matches(text));
        }
    }

    private static String text(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    public void oneIsACharacterHoweverItIsWritten() {
        assertTrue(Wildcards.of("a?b").matches("a\uD83D\uDE00b"));
        assertFalse(Wildcards.of("a??b").matches("a\uD83D\uDE00b"));
        assertTrue(Wildcards.of("a*b").matches("a\nb"));
    }

    @Test
    public void whatStaysInOneNameTakesNoSeparator() {
        Wildcards pattern = new Wildcards.Builder()
                .itself('a')
                .anyNumber(true)
                .one(true)
                .anyNumber(false)
                .build();
        assertTrue(pattern.matches("abc/d"));
        assertFalse(pattern.matches("a/d"));
        assertFalse(pattern.matches("a\\d"));
    }

    @Test(timeout = 60_000)
    public void manyWildcardsTakeNoLongerThanAnybodyWaits() {
        assertFalse(Wildcards.of("*a".repeat(1_000) + "*b").matches("a".repeat(2_000)));
        assertTrue(Wildcards.of("*?".repeat(1_000)).matches("a".repeat(2_000)));
    }
}

package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import org.junit.Test;

/** Patterns mean what they mean in Jenkins' artifact patterns. */
public class GlobTest {

    @Test
    public void starStaysWithinOneName() {
        assertTrue(matches("target/*.jar", "target/app.jar"));
        assertFalse(matches("target/*.jar", "target/lib/app.jar"));
        assertFalse(matches("target/*.jar", "app.jar"));
        assertTrue(matches("*", ".hidden"));
        assertTrue(matches("a?c", "abc"));
        assertFalse(matches("a?c", "ac"));
    }

    @Test
    public void doubleStarIsAnyNumberOfDirectoriesAlsoNone() {
        assertTrue(matches("**/*.xml", "pom.xml"));
        assertTrue(matches("**/*.xml", "a/b/c/pom.xml"));
        assertTrue(matches("reports/**", "reports/a/b"));
        assertTrue(matches("a/**/b/**/c", "a/b/c"));
        assertTrue(matches("a/**/b/**/c", "a/x/b/y/z/c"));
        assertFalse(matches("a/**/b/**/c", "a/x/c"));
    }

    @Test
    public void trailingSlashMeansEverythingBelow() {
        assertTrue(matches("dist/", "dist/js/app.js"));
        assertFalse(matches("dist/", "distant"));
    }

    @Test
    public void charactersThatMeanSomethingElsewhereAreThemselves() {
        assertTrue(matches("a[1]{x}+(y).$", "a[1]{x}+(y).$"));
        assertFalse(matches("a[12]", "a1"));
        assertTrue(matches("*\n*", "line\nbreak"));
        assertTrue(matches("?", "\uD83D\uDE00"));
    }

    @Test
    public void dotNamesAndDoubledSlashesDoNotCount() {
        assertTrue(matches("./a//b", "a/b"));
    }

    @Test
    public void patternThatLeavesTheDirectoryIsRefusedWithAReason() {
        for (String bad : new String[] {"../x", "a/../../x", "/etc/passwd", "", "  ", ".", "a\0b"}) {
            IllegalArgumentException refusal = assertThrows(bad, IllegalArgumentException.class, () -> Glob.of(bad));
            assertTrue(refusal.getMessage(), refusal.getMessage().startsWith("the pattern"));
        }
    }

    @Test
    public void anyPatternAgreesWithItsSpellingAsARegularExpression() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            String pattern = words(random, "a", "b", "*", "a*", "?", "**");
            String path = words(random, "a", "b", "ab", "ba");
            assertEquals(
                    "seed " + seed + ": " + pattern + " on " + path,
                    ("/" + path).matches(asRegularExpression(pattern)),
                    matches(pattern, path));
        }
    }

    private static String asRegularExpression(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String name : pattern.split("/")) {
            regex.append(
                    name.equals("**")
                            ? "(/[^/]+)*"
                            : "/" + name.replace("?", "[^/]").replace("*", "[^/]*"));
        }
        return regex.toString();
    }

    private static String words(Random random, String... words) {
        StringBuilder text = new StringBuilder(words[random.nextInt(words.length)]);
        for (int n = random.nextInt(5); n > 0; n--) {
            text.append('/').append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static boolean matches(String pattern, String path) {
        return Glob.of(pattern).matches(path);
    }
}

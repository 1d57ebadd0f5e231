package io.jenkins.plugins.intent.json;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The regular expressions of a schema. */
final class SchemaPatterns {
    private SchemaPatterns() {}

    /** Whether a text fits. */
    static Predicate<String> fitting(String regex) {
        return PlainPattern.of(regex).orElseGet(() -> compile(regex).asPredicate());
    }

    /** As Java's. In a schema {@code $} is the very end of the text; in Java it is also the place before a last line break. */
    static Pattern compile(String regex) {
        return Pattern.compile(regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
    }
}

package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Quote;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spots what only a shell would act on: without one it reaches the program as written. */
final class ShellWords {
    /** What to tell the author. */
    record Word(String message, String hint) {}

    private record Rule(Pattern pattern, String nothing, String hint) {}

    private static final Rule VARIABLE =
            new Rule(Pattern.compile("(?<!\\$)\\$([A-Za-z_][A-Za-z0-9_]*)"), "replaces", "write `${%s}`");

    private static final List<Rule> RULES = List.of(
            VARIABLE,
            new Rule(Pattern.compile("\\$\\([^)]{0,1000}\\)|`[^`]{0,1000}`"), "runs", "make it a command of its own"),
            new Rule(Pattern.compile("^~[^/]*(?=/|$)"), "expands", "write `${HOME}`"),
            new Rule(Pattern.compile("\\*"), "expands", "fine if the program itself reads it as a pattern"));

    private ShellWords() {}

    /** The first such part of an argument. */
    static Optional<Word> find(String text) {
        return hasAny(text)
                ? RULES.stream().flatMap(rule -> apply(rule, text).stream()).findFirst()
                : Optional.empty();
    }

    /** As {@link #find}, but for places where only {@code $NAME} is a likely mistake. */
    static Optional<Word> variable(String text) {
        return hasAny(text) ? apply(VARIABLE, text) : Optional.empty();
    }

    /** Nearly every argument is plain, and there may be many thousands. */
    private static boolean hasAny(String text) {
        return text.chars().anyMatch(c -> c == '$' || c == '`' || c == '~' || c == '*');
    }

    private static Optional<Word> apply(Rule rule, String text) {
        Matcher matcher = rule.pattern().matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.groupCount() > 0 ? matcher.group(1) : "";
        return Optional.of(new Word(
                Quote.of(matcher.group()) + " stays as written: no shell " + rule.nothing() + " it",
                rule.hint().replace("%s", name)));
    }
}

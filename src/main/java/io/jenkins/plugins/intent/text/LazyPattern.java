package io.jenkins.plugins.intent.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression that is compiled when it is first used: a call needs few of those that there are. */
public final class LazyPattern {
    private final String regex;
    private final int flags;
    private volatile Pattern compiled;

    private LazyPattern(String regex, int flags) {
        this.regex = regex;
        this.flags = flags;
    }

    public static LazyPattern of(String regex) {
        return new LazyPattern(regex, 0);
    }

    /** @param flags those of {@link Pattern#compile(String, int)} */
    public static LazyPattern of(String regex, int flags) {
        return new LazyPattern(regex, flags);
    }

    public Matcher matcher(CharSequence text) {
        Pattern pattern = compiled;
        if (pattern == null) {
            pattern = Pattern.compile(regex, flags);
            compiled = pattern;
        }
        return pattern.matcher(text);
    }
}

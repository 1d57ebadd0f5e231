package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Quote;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a whole value matches a regular expression. Some expressions try more ways to match than there is
 * time for, or go deeper than there is memory for; nobody could stop them from outside.
 */
final class ValueMatch {
    static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Characters that are read between two looks at the clock. */
    private static final int READ_AT_ONCE = 4096;

    private final String variable;
    private final String regex;

    ValueMatch(String variable, String regex) {
        this.variable = variable;
        this.regex = regex;
    }

    boolean matches(String value, TimeSource time) throws UnansweredException {
        try {
            return compiled(regex).matcher(new Timed(value, time)).matches();
        } catch (TimeOver e) {
            throw new UnansweredException("whether `" + variable + "` matches " + Quote.of(regex)
                    + " could not be decided within " + TimeUnit.NANOSECONDS.toSeconds(LONGEST_NANOS) + " s");
        } catch (StackOverflowError e) {
            throw new UnansweredException("the value of `" + variable + "` (" + value.length()
                    + " characters) is too long to be matched against " + Quote.of(regex));
        }
    }

    /** @throws PatternSyntaxException also for one that is nested too deeply to be read */
    static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("nested too deeply", regex, -1);
        }
    }

    private static final class TimeOver extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimeOver() {
            super(null, null, false, false);
        }
    }

    /** The value, as long as there is time to read it. */
    private static final class Timed implements CharSequence {
        private final String value;
        private final TimeSource time;
        private final long startNanos;
        private int read;

        Timed(String value, TimeSource time) {
            this.value = value;
            this.time = time;
            this.startNanos = time.monotonicNanos();
        }

        @Override
        public char charAt(int index) {
            if (++read == READ_AT_ONCE) {
                read = 0;
                if (time.monotonicNanos() - startNanos > LONGEST_NANOS) {
                    throw new TimeOver();
                }
            }
            return value.charAt(index);
        }

        @Override
        public int length() {
            return value.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return value.substring(start, end);
        }

        @Override
        public String toString() {
            return value;
        }
    }
}

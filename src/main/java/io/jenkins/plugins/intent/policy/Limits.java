package io.jenkins.plugins.intent.policy;

/**
 * Sizes beyond which a command is refused rather than read.
 *
 * @param maxArguments most arguments of one command
 * @param maxArgumentLength most characters of one argument
 * @param maxNesting how many programs deep a command may start others
 */
public record Limits(int maxArguments, int maxArgumentLength, int maxNesting) {
    private static final int ARGUMENTS = 10_000;
    private static final int LENGTH = 131_072;
    private static final int NESTING = 12;

    /** What an operating system can start at all, and deeper than any build nests. */
    public static Limits standard() {
        return new Limits(ARGUMENTS, LENGTH, NESTING);
    }

    /** The stricter of two. */
    Limits and(Limits other) {
        return new Limits(
                Math.min(maxArguments, other.maxArguments),
                Math.min(maxArgumentLength, other.maxArgumentLength),
                Math.min(maxNesting, other.maxNesting));
    }
}

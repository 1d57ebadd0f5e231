package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.secrets.RandomBits;
import java.util.HexFormat;

/** 128 random bits, written as 32 hex digits. Numbers, since a run may have a great many of them. */
record Token(long high, long low) {
    private static final int DIGITS = 32;

    static Token random() {
        return new Token(RandomBits.next(), RandomBits.next());
    }

    /**
     * The token that {@link #text()} wrote.
     *
     * @throws IllegalArgumentException when it did not write this
     */
    static Token parse(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("a token has " + DIGITS + " hex digits");
        }
        return new Token(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    String text() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    /** Whether somebody who says {@code candidate} knows this token; takes the same time for every wrong one. */
    boolean isKnownTo(String candidate) {
        if (candidate == null) {
            return false;
        }
        try {
            Token other = parse(candidate);
            return ((other.high ^ high) | (other.low ^ low)) == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

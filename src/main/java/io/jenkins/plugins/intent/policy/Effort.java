package io.jenkins.plugins.intent.policy;

/**
 * How much work one command may cause. Texts come from people, and a pattern that runs back and forth
 * over a text made for that purpose would take hours; so every look at a character counts, and a
 * command that uses up the budget is refused as unreadable.
 */
final class Effort {
    private static final long MOST = 5_000_000;

    private long left = MOST;

    /** The budget is used up. Carries no stack trace, since it is no fault of the program. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too much effort", null, false, false);
        }
    }

    /**
     * @throws Exhausted when nothing is left
     */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    /** The text, with every look at one of its characters counted. */
    CharSequence counting(String text) {
        return new Counted(text);
    }

    private final class Counted implements CharSequence {
        private final String text;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            spend(1);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

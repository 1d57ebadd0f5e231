package io.jenkins.plugins.intent.convert;

/** Something that only a shell can do; the message says what, for people. */
final class Unsayable extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean asksBefore;

    Unsayable(String reason) {
        this(reason, false);
    }

    private Unsayable(String reason, boolean asksBefore) {
        super(reason, null, false, false);
        this.asksBefore = asksBefore;
    }

    /** It asks for something that the statement before it has left in the shell, such as its exit code. */
    static Unsayable asking(String reason) {
        return new Unsayable(reason, true);
    }

    boolean asksBefore() {
        return asksBefore;
    }
}

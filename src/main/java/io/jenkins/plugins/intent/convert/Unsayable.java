package io.jenkins.plugins.intent.convert;

/** Something that only a shell can do; the message says what, for people. */
final class Unsayable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsayable(String reason) {
        super(reason, null, false, false);
    }
}

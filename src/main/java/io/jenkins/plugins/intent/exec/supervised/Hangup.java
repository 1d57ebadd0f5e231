package io.jenkins.plugins.intent.exec.supervised;

import sun.misc.Signal;

/**
 * Lets a process live on when its terminal is closed. By a handler that does nothing, since an ignored
 * signal would stay ignored in every command.
 */
final class Hangup {
    private Hangup() {}

    static void survive() {
        try {
            Signal.handle(new Signal("HUP"), signal -> {});
        } catch (IllegalArgumentException noSuchSignalHere) {
            System.getLogger(Hangup.class.getName())
                    .log(System.Logger.Level.DEBUG, "there are no hangups", noSuchSignalHere);
        }
    }
}

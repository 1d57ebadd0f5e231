package io.jenkins.plugins.intent.time;

import java.io.IOException;

/**
 * A task that a timer repeats, whatever becomes of it once: a timer never again calls one that throws, and says
 * nothing. What went wrong is logged when it is something else than the last time, not at each turn.
 */
public final class Steady implements Runnable {
    /** What is to be done. */
    @FunctionalInterface
    public interface Deed {
        void run() throws IOException;
    }

    private final String name;
    private final Deed deed;
    private String trouble;

    /** @param name what it does, for the log */
    public Steady(String name, Deed deed) {
        this.name = name;
        this.deed = deed;
    }

    @Override
    public void run() {
        try {
            deed.run();
            trouble = null;
        } catch (IOException | RuntimeException | Error e) {
            if (!e.toString().equals(trouble)) {
                trouble = e.toString();
                System.getLogger(Steady.class.getName())
                        .log(System.Logger.Level.WARNING, name + " failed, and is tried again", e);
            }
        }
    }
}

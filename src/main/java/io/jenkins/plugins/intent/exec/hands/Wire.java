package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;

/** The way to one hand. */
interface Wire extends AutoCloseable {
    /** Hears what a hand says; each call comes from the wire's own thread. */
    interface Ear {
        void said(String line);

        /** The hand says nothing any more, ever. Called once, unless the wire was closed before. */
        void gone();
    }

    /**
     * Gives an order.
     *
     * @param order lines of shell text
     * @return its name, by which the hand leaves files about it
     * @throws IOException when the hand is gone
     */
    String send(String order) throws IOException;

    /** Gives up the hand: it finds that it gets no more orders. */
    @Override
    void close();
}

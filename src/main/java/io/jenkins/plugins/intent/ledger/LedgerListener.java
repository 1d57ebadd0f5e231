package io.jenkins.plugins.intent.ledger;

/** Hears of every change of a run, in order and one at a time. See {@link Coordinator#addListener}. */
@FunctionalInterface
public interface LedgerListener {
    /**
     * An event is in the journal and in the books.
     *
     * @param event what happened
     * @param atMs when, epoch milliseconds
     */
    void happened(LedgerEvent event, long atMs);
}

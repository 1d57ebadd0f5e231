package io.jenkins.plugins.intent.ledger;

/**
 * One line of the journal, without its checksum.
 *
 * @param seq 1 for the first line, then without gaps: the line number
 * @param run id of the run
 * @param more how many lines of the same transaction follow; they count together or not at all
 * @param atMs when it was written, epoch milliseconds
 * @param event what happened
 */
record JournalLine(long seq, String run, int more, long atMs, LedgerEvent event) {}

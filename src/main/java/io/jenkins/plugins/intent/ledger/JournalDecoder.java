package io.jenkins.plugins.intent.ledger;

import java.io.IOException;

/** Reads the lines of one format of the journal. */
interface JournalDecoder {
    /**
     * The line without its newline.
     *
     * @throws BadLineException when it was changed after it was written
     * @throws IOException when its JSON is none, or not that of an event
     */
    JournalLine decode(byte[] bytes, int length) throws BadLineException, IOException;
}

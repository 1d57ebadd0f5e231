package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.time.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A run's journal with all that follows it: the ledger, the timers, and what listeners are told. An
 * event is written first; only then does anything else know of it. Not safe for several threads: the
 * coordinator's mutex is around every call but {@link #settle()} and {@link #tell()}.
 */
final class JournaledLedger implements Closeable {
    private final RunStore store;
    private final Durability durability;
    private final TimeSource time;
    private final Timers timers;
    private final Announcer announcer = new Announcer();
    private boolean closed;

    JournaledLedger(RunStore store, Durability durability, TimeSource time) {
        this.store = store;
        this.durability = durability;
        this.time = time;
        this.timers = new Timers(store.ledger());
        timers.resume(time.monotonicNanos(), time.epochMillis());
    }

    Ledger ledger() {
        return store.ledger();
    }

    Timers timers() {
        return timers;
    }

    List<String> notes() {
        return store.notes();
    }

    void addListener(LedgerListener listener) {
        announcer.add(listener);
    }

    /** @throws LedgerException when the journal cannot be written; then nothing has changed */
    void commit(List<LedgerEvent> events) {
        long atMs = time.epochMillis();
        store.journal().append(events, atMs, durability.flushes(events));
        long now = time.monotonicNanos();
        for (LedgerEvent event : events) {
            ledger().apply(event, atMs);
            timers.follow(event, now);
            announcer.note(event, atMs);
        }
    }

    /** Outside of the mutex: what must be on the disk before the answer gets there, then listeners hear. */
    void settle() {
        try {
            store.journal().flush();
        } finally {
            tell();
        }
    }

    /** Outside of the mutex: listeners hear of what was committed. */
    void tell() {
        announcer.tell();
    }

    /** The same, and returns when they have heard, whoever tells them. */
    void awaitTold() {
        announcer.awaitTold();
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "the books of run " + ledger().plan().runId() + " are closed");
        }
    }

    /** Once; the second time nothing happens. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            store.close();
        }
    }
}

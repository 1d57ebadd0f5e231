package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.text.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of {@link LedgerEvent}, and how soon each must be on the disk. */
public enum EventKind {
    RUN_STARTED(Flush.WITH_OTHERS),
    JOB_QUEUED(Flush.WITH_OTHERS),
    JOB_CLAIMED(Flush.WITH_OTHERS),
    JOB_COMPLETED(Flush.IF_ASKED),
    COMPLETION_REFUSED(Flush.WITH_OTHERS),
    JOB_EXPIRED(Flush.WITH_OTHERS),
    JOB_CANCELLED(Flush.WITH_OTHERS),
    STAGE_SUCCEEDED(Flush.WITH_OTHERS),
    STAGE_FAILED(Flush.WITH_OTHERS),
    STAGE_SKIPPED(Flush.WITH_OTHERS),
    STAGE_TAKEN_OVER(Flush.WITH_OTHERS),
    RETRY_DELAYED(Flush.WITH_OTHERS),
    STAGE_NEEDS_HUMAN(Flush.WITH_OTHERS),
    STAGE_DECIDED(Flush.ALWAYS),
    RUN_CANCELLED(Flush.ALWAYS),
    RUN_ENDED(Flush.ALWAYS);

    /** Whether the disk must confirm an event before the books answer. */
    enum Flush {
        /** A decision: nobody could take it again. */
        ALWAYS,
        /** See {@link Durability}. */
        IF_ASKED,
        /** It reaches the disk with what comes after it. */
        WITH_OTHERS
    }

    private static final Map<String, EventKind> BY_TEXT = new HashMap<>();

    static {
        for (EventKind kind : values()) {
            BY_TEXT.put(kind.text, kind);
        }
    }

    private final Flush flush;
    private final String text;

    EventKind(Flush flush) {
        this.flush = flush;
        this.text = Spelling.of(this);
    }

    Flush flush() {
        return flush;
    }

    /** The spelling in the journal. */
    public String text() {
        return text;
    }

    /** The kind of that spelling. */
    static Optional<EventKind> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}

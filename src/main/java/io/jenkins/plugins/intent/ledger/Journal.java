package io.jenkins.plugins.intent.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends transactions to the journal of a run: all lines of one or none. Safe for any
 * number of threads; those that wait in {@link #flush()} at the same time share one flush.
 */
final class Journal implements Closeable {
    static final String FILE = "journal.jsonl";

    private final Path path;
    private final JournalFile file;
    private final String runId;
    private long nextSeq;
    private long length;
    private boolean torn;
    private volatile long written;
    private volatile long owed;
    private final Object flushing = new Object();
    private long flushed;
    private IOException flushFailure;

    /**
     * @param lines how many lines the file has
     * @param length their bytes; the file has nothing after them
     */
    Journal(Path path, JournalFile file, String runId, long lines, long length) {
        this.path = path;
        this.file = file;
        this.runId = runId;
        this.nextSeq = lines + 1;
        this.length = length;
        this.written = length;
        this.owed = length;
    }

    /** The bytes of one transaction. */
    static byte[] encode(List<LedgerEvent> events, String runId, long firstSeq, long atMs) {
        List<JournalLine> lines = new ArrayList<>(events.size());
        int more = events.size();
        long seq = firstSeq;
        for (LedgerEvent event : events) {
            more--;
            lines.add(new JournalLine(seq, runId, more, atMs, event));
            seq++;
        }
        return JournalFormat.encode(lines);
    }

    /**
     * Hands one transaction to the operating system.
     *
     * @param owesFlush whether {@link #flush()} must wait for it to be on the disk
     * @throws LedgerException.LedgerIo when it refuses; the journal is as before, and it may be tried again
     */
    synchronized void append(List<LedgerEvent> events, long atMs, boolean owesFlush) {
        byte[] bytes = encode(events, runId, nextSeq, atMs);
        try {
            if (torn) {
                file.truncate(length);
                torn = false;
            }
            torn = true;
            file.append(bytes);
            torn = false;
        } catch (IOException e) {
            cutOff();
            throw Failures.appending(path, e);
        }
        nextSeq += events.size();
        length += bytes.length;
        written = length;
        owed = owesFlush ? length : owed;
    }

    /** Takes back what a failed write left; when even that fails, the next append tries again first. */
    private void cutOff() {
        try {
            file.truncate(length);
            torn = false;
        } catch (IOException e) {
            torn = true;
        }
    }

    /**
     * Returns when every transaction that owes a flush and was appended before the call is on the disk.
     *
     * @throws LedgerException.LedgerIo when the disk does not confirm it, from then on always: a second
     *     flush would confirm what the first one lost
     */
    void flush() {
        flushUpTo(owed);
    }

    private void flushUpTo(long target) {
        synchronized (flushing) {
            if (flushed >= target) {
                return;
            }
            if (flushFailure == null) {
                long reached = written;
                try {
                    file.force();
                    flushed = reached;
                    return;
                } catch (IOException e) {
                    flushFailure = e;
                }
            }
            throw Failures.forcing(path, flushFailure);
        }
    }

    /** Flushes and closes; whoever waits in {@link #flush()} has its answer first. */
    @Override
    public void close() throws IOException {
        synchronized (flushing) {
            try {
                flush();
            } finally {
                file.close();
            }
        }
    }
}

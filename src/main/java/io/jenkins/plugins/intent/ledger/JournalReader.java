package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a journal from its first line to its last and hands on the lines of whole transactions, keeping
 * none of them. The end of the file may be torn: a last line without its newline, and a last
 * transaction of which lines are missing, were never answered and are left out. Anything else that is
 * not exactly what was written is an error that names the line.
 */
final class JournalReader {
    /** Takes the lines one by one; refuses one that does not follow from those before it. */
    @FunctionalInterface
    interface Sink {
        void line(JournalLine line) throws BadLineException;
    }

    private final Path journal;
    private final Sink sink;
    private final List<JournalLine> transaction = new ArrayList<>();
    private JournalDecoder decoder;
    private int version;
    private String runId;
    private long lines;
    private long bytes;
    private long soundLines;
    private long soundBytes;

    JournalReader(Path journal, Sink sink) {
        this.journal = journal;
        this.sink = sink;
    }

    /** Reads it all. What was handed on before an exception is as it was written. */
    void read() {
        if (!Files.exists(journal)) {
            throw new LedgerException.DamagedJournal(journal + " is missing. The run was moved or deleted, or this is"
                    + " no run's directory: put the file back, or start a new run.");
        }
        try (LineReader reader = new LineReader(journal)) {
            while (reader.next()) {
                lines++;
                bytes += reader.length() + 1L;
                line(reader.bytes(), reader.length());
            }
            tail(reader.bytes(), reader.length());
        } catch (BadLineException e) {
            throw damaged(e.getMessage());
        } catch (IOException e) {
            throw Failures.reading(journal, e);
        }
    }

    private void line(byte[] content, int length) throws BadLineException {
        try {
            if (decoder == null) {
                decoder = decoderFor(content, length);
            }
            take(decoder.decode(content, length));
        } catch (JsonProcessingException e) {
            throw new BadLineException("it is no event that this version knows (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new BadLineException(e.getMessage());
        }
    }

    private void take(JournalLine line) throws BadLineException {
        follow(line);
        transaction.add(line);
        if (line.more() == 0) {
            for (JournalLine each : transaction) {
                sink.line(each);
            }
            transaction.clear();
            soundLines = lines;
            soundBytes = bytes;
        }
    }

    private void follow(JournalLine line) throws BadLineException {
        if (line == null || line.event() == null || line.run() == null) {
            throw new BadLineException("it is no event");
        }
        if (line.seq() != lines) {
            throw new BadLineException(
                    "it has the number " + line.seq() + ": lines before it are missing, doubled or out of order");
        }
        runId = runId == null ? line.run() : runId;
        if (!runId.equals(line.run())) {
            throw new BadLineException("it belongs to the run " + line.run() + ", the lines before it to " + runId);
        }
        int expected = transaction.isEmpty()
                ? line.more()
                : transaction.get(transaction.size() - 1).more() - 1;
        if (line.more() != expected || expected < 0) {
            throw new BadLineException("it is not the line that its transaction goes on with");
        }
    }

    private void tail(byte[] content, int length) throws BadLineException {
        lines++;
        if (soundLines == 0) {
            throw new BadLineException("the run's first lines are not whole");
        }
        bytes += length;
        if (version > JournalFormat1.VERSION && length > 0 && JournalFormat.isSound(content, length - 1)) {
            throw new BadLineException("the newline at its end was changed after it was written");
        }
    }

    private JournalDecoder decoderFor(byte[] content, int length) throws BadLineException, IOException {
        boolean framed = JournalFormat.isFramed(content, length);
        if (framed && !JournalFormat.isSound(content, length)) {
            throw new BadLineException(JournalFormat.CHANGED);
        }
        version = formatVersion(content, length);
        if (version > JournalFormat.VERSION) {
            throw new LedgerException.NewerVersion(journal + ", line 1: the run was written by a newer version"
                    + " (format " + version + "; this one reads up to " + JournalFormat.VERSION
                    + "). Nothing was changed; use the newer version.");
        }
        if (framed && version >= JournalFormat.WITHOUT_TERMS) {
            return new JournalFormat();
        }
        if (!framed && version == JournalFormat1.VERSION) {
            return new JournalFormat1();
        }
        throw new BadLineException("it is not the first line of a journal");
    }

    /** The first number of that name, without reading the plan that follows it; 0 when there is none. */
    private static int formatVersion(byte[] content, int length) throws IOException {
        try (JsonParser json = RecordJson.parser(content, 0, length)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && "format_version".equals(json.currentName())) {
                    return json.getIntValue();
                }
            }
            return 0;
        }
    }

    private LedgerException damaged(String what) {
        return new LedgerException.DamagedJournal(journal + ", line " + lines + " is damaged: " + what
                + ". Nothing was changed. The state before this line can still be shown, but the run cannot continue:"
                + " restore the file from a copy, or start a new run.");
    }

    /** The format that was read. */
    int version() {
        return version;
    }

    String runId() {
        return runId;
    }

    /** How many lines were handed on. */
    long soundLines() {
        return soundLines;
    }

    /** Where the last line that was handed on ends. */
    long soundBytes() {
        return soundBytes;
    }

    /** Bytes after {@link #soundBytes()}, written by a process that died while writing. */
    long tornBytes() {
        return bytes - soundBytes;
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what happened since a cursor, in order: a command's start, all of its output, its end. So an
 * end is held back while output before it is still to be sent. For one thread and one reply.
 */
final class NewsReader {
    private static final int MAX_EVENT_BYTES = 64 << 10;
    private static final int MAX_EVENTS = 1_000;
    private static final int CHUNK_BYTES = 64 << 10;

    private final JobDirectory directory;
    private final List<News> news = new ArrayList<>();
    private int outputBudget;
    private int eventBudget = MAX_EVENTS;
    private WatchCursor cursor;
    private boolean more;
    private String sizedDirectory;
    private List<File> files = List.of();

    NewsReader(JobDirectory directory, WatchCursor cursor, int maxOutputBytes) {
        this.directory = directory;
        this.cursor = cursor;
        outputBudget = maxOutputBytes;
    }

    List<News> news() {
        return news;
    }

    WatchCursor cursor() {
        return cursor;
    }

    /** Whether the reply is full and news is left. */
    boolean more() {
        return more;
    }

    /** Whether {@link #read} would find something; asks for file sizes only, since it is asked very often. */
    boolean hasNews() throws IOException {
        if (directory.events().toFile().length() > cursor.events()) {
            return true;
        }
        if (outputBudget == 0 || cursor.directory() == null) {
            return false;
        }
        if (!cursor.directory().equals(sizedDirectory)) {
            sizedDirectory = cursor.directory();
            Path output = output();
            files = cursor.streams().stream()
                    .map(stream -> file(output, stream).toFile())
                    .toList();
        }
        for (int i = 0; i < files.size(); i++) {
            if (Math.min(files.get(i).length(), cursor.liveBytes()) > cursor.readOf(i)) {
                return true;
            }
        }
        return false;
    }

    private static Path file(Path output, String stream) {
        return output.resolve(stream + OutputFiles.SUFFIX);
    }

    /** Reads everything that is there now and fits. May be called again for what came since. */
    void read() throws IOException {
        boolean wantsOutput = outputBudget > 0;
        while (!more) {
            byte[] lines = BoundedFiles.slice(directory.events(), cursor.events(), MAX_EVENT_BYTES);
            int end = lastNewline(lines);
            if (end < 0) {
                break;
            }
            take(lines, end, wantsOutput);
        }
        if (wantsOutput && !more) {
            drain();
        }
    }

    /** Complete lines only: the last one may be in the middle of being written. */
    private static int lastNewline(byte[] lines) {
        for (int i = lines.length - 1; i >= 0; i--) {
            if (lines[i] == '\n') {
                return i;
            }
        }
        // A line longer than any that we write is not ours; pass over it.
        return lines.length == MAX_EVENT_BYTES ? lines.length - 1 : -1;
    }

    private void take(byte[] lines, int end, boolean wantsOutput) throws IOException {
        int from = 0;
        for (int i = 0; i <= end && !more; i++) {
            if (lines[i] == '\n' || i == end) {
                take(parse(lines, from, i - from), i + 1 - from, wantsOutput);
                from = i + 1;
            }
        }
    }

    private void take(JobEvent event, int lineBytes, boolean wantsOutput) throws IOException {
        if (event != null) {
            if (wantsOutput && cursor.isTriedAgain(event)) {
                cursor = cursor.whole();
                drain();
                if (more) {
                    return;
                }
            }
            cursor = cursor.open(event);
            if (event.isEnd() && wantsOutput) {
                drain();
            }
            if (eventBudget == 0) {
                more = true;
            }
            if (more) {
                return;
            }
            eventBudget--;
            news.add(event);
        }
        cursor = cursor.eventsRead(lineBytes);
    }

    private static JobEvent parse(byte[] lines, int from, int length) throws IOException {
        try {
            return RecordJson.read(lines, from, length, JobEvent.class);
        } catch (JsonProcessingException notAnEvent) {
            return null;
        }
    }

    private void drain() throws IOException {
        if (cursor.directory() == null) {
            return;
        }
        Path output = output();
        if (!output.startsWith(directory.attempt())) {
            return;
        }
        List<String> streams = cursor.streams();
        for (int i = 0; i < streams.size(); i++) {
            String stream = streams.get(i);
            long read = drain(file(output, stream), stream, cursor.readOf(i));
            cursor = read == cursor.readOf(i) ? cursor : cursor.outputRead(i, read);
        }
    }

    private Path output() throws IOException {
        try {
            return directory.attempt().resolve(cursor.directory()).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("an event of the job names no directory: " + e.getMessage(), e);
        }
    }

    private long drain(Path file, String stream, long from) throws IOException {
        long offset = from;
        while (true) {
            long most = Math.min(Math.max(1, outputBudget), cursor.liveBytes() - offset);
            byte[] bytes = BoundedFiles.slice(file, offset, (int) Math.min(CHUNK_BYTES, most));
            if (bytes.length == 0) {
                return offset;
            }
            if (outputBudget == 0) {
                more = true;
                return offset;
            }
            news.add(new OutputChunk(cursor.command(), stream, offset, bytes));
            offset += bytes.length;
            outputBudget -= bytes.length;
        }
    }
}

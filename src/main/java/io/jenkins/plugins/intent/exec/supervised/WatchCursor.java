package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.OutputFiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far a watcher has read. A value to hand back, not to look into: it is all a watcher needs to
 * go on after a restart, and {@link #START} reads everything again.
 *
 * @param events bytes of the event file read
 * @param command index of the command whose output is being read, -1 when none is
 * @param directory that command's output directory, relative to the attempt; null when none is
 * @param liveBytes how much of each stream may be read for now, see {@link JobEvent}
 * @param read bytes read of each of its streams, see {@link #streams()}
 */
public record WatchCursor(long events, int command, String directory, long liveBytes, List<Long> read)
        implements Serializable {
    /** Of a pipe; events are files that commands could write, too. */
    private static final int MOST_PARTS = 1_000;

    /** The beginning. */
    public static final WatchCursor START = new WatchCursor(0, -1, null, 0, zeros(0));

    public WatchCursor {
        read = new ArrayList<>(read);
    }

    private static List<Long> zeros(int parts) {
        return Collections.nCopies(Math.min(Math.max(0, parts), MOST_PARTS) + 2, 0L);
    }

    /** Standard output, then standard error of each process of a pipe, of which the last has the plain name. */
    List<String> streams() {
        List<String> streams = new ArrayList<>(read.size());
        streams.add(OutputFiles.STDOUT);
        for (int part = 1; part < read.size() - 1; part++) {
            streams.add(OutputFiles.errorsOf(part));
        }
        streams.add(OutputFiles.STDERR);
        return streams;
    }

    /** Bytes read of the stream at that place of {@link #streams()}. */
    long readOf(int stream) {
        return read.get(stream);
    }

    WatchCursor eventsRead(long bytes) {
        return new WatchCursor(events + bytes, command, directory, liveBytes, read);
    }

    /** Whether the command whose output is being read was started again, and writes elsewhere from now on. */
    boolean isTriedAgain(JobEvent event) {
        return !event.isEnd()
                && event.command() == command
                && directory != null
                && event.directory() != null
                && !directory.equals(event.directory());
    }

    /** All that is there may be read: nothing follows. */
    WatchCursor whole() {
        return new WatchCursor(events, command, directory, Long.MAX_VALUE, read);
    }

    /** Reads the output of the event's command from now on. */
    WatchCursor open(JobEvent event) {
        boolean same = event.command() == command && directory != null && !isTriedAgain(event);
        return new WatchCursor(
                events,
                event.command(),
                same ? directory : event.directory(),
                event.liveBytes(),
                same ? read : zeros(event.parts()));
    }

    /** That many bytes of the stream at that place are read. */
    WatchCursor outputRead(int stream, long bytes) {
        List<Long> now = new ArrayList<>(read);
        now.set(stream, bytes);
        return new WatchCursor(events, command, directory, liveBytes, now);
    }
}

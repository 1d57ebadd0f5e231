package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/**
 * How far a watcher has read. A value to hand back, not to look into: it is all a watcher needs to
 * go on after a restart, and {@link #START} reads everything again.
 *
 * @param events bytes of the event file read
 * @param command index of the command whose output is being read, -1 when none is
 * @param directory that command's output directory, relative to the attempt; null when none is
 * @param liveBytes how much of each stream may be read for now, see {@link JobEvent}
 * @param stdout bytes of its standard output read
 * @param stderr bytes of its standard error read
 */
public record WatchCursor(long events, int command, String directory, long liveBytes, long stdout, long stderr)
        implements Serializable {
    /** The beginning. */
    public static final WatchCursor START = new WatchCursor(0, -1, null, 0, 0, 0);

    WatchCursor eventsRead(long bytes) {
        return new WatchCursor(events + bytes, command, directory, liveBytes, stdout, stderr);
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
        return new WatchCursor(events, command, directory, Long.MAX_VALUE, stdout, stderr);
    }

    /** Reads the output of the event's command from now on. */
    WatchCursor open(JobEvent event) {
        boolean same = event.command() == command && directory != null && !isTriedAgain(event);
        return new WatchCursor(
                events,
                event.command(),
                same ? directory : event.directory(),
                event.liveBytes(),
                same ? stdout : 0,
                same ? stderr : 0);
    }

    WatchCursor outputRead(long newStdout, long newStderr) {
        return new WatchCursor(events, command, directory, liveBytes, newStdout, newStderr);
    }
}

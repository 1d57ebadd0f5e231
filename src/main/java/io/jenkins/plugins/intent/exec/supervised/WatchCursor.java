package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/**
 * How far a watcher has read. A value to hand back, not to look into: it is all a watcher needs to
 * go on after a restart, and {@link #START} reads everything again.
 *
 * @param events bytes of the event file read
 * @param command index of the command whose output is being read, -1 when none is
 * @param directory that command's output directory, relative to the attempt; null when none is
 * @param stdout bytes of its standard output read
 * @param stderr bytes of its standard error read
 */
public record WatchCursor(long events, int command, String directory, long stdout, long stderr)
        implements Serializable {
    /** The beginning. */
    public static final WatchCursor START = new WatchCursor(0, -1, null, 0, 0);
}

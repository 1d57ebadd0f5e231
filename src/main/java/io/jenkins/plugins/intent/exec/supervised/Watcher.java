package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.Leftovers;
import io.jenkins.plugins.intent.exec.process.Processes;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Answers one {@link WatchRequest} where the job directory is: writes the renewal, then waits for
 * news. Holds nothing between calls, so it can be carried by any connection and by a new one each
 * time.
 *
 * <p>It looks at the sizes of four files some times a second, which costs next to nothing, works on
 * every file system, and needs no thread or handle of its own.
 */
public final class Watcher {
    private static final long QUICK_POLL_MS = 5;
    private static final long SLOW_POLL_MS = 70;
    /** Most jobs that end do so soon after they were asked. */
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** News is handed over within a tenth of a second; until then one reply is made of what would have been many. */
    private static final long LATEST_NEWS_MS = 90;

    private static final long STATE_POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final JobDirectory directory;
    private final NewsReader reader;
    private final long startNanos = System.nanoTime();
    private SupervisorState state;
    private long stateNanos;

    private Watcher(JobDirectory directory, WatchRequest request) {
        this.directory = directory;
        reader = new NewsReader(directory, request.cursor(), request.maxOutputBytes());
    }

    /**
     * Returns at once when there is news, a result, or no supervisor any more, and otherwise after
     * {@link WatchRequest#waitMs()}.
     *
     * @throws JobGoneException when there is no such job directory
     * @throws IOException when the directory cannot be read or written
     */
    public static WatchReply watch(Path jobDir, WatchRequest request) throws IOException, InterruptedException {
        JobDirectory directory = new JobDirectory(jobDir);
        requireThere(directory);
        if (request.cancel()) {
            directory.cancel();
        }
        if (request.renewal() != null) {
            long last = directory.lease().map(LeaseFile::counter).orElse(0L);
            directory.writeLease(new LeaseFile(
                    last + 1, request.renewal().holdMs(), request.renewal().beat()));
        }
        return new Watcher(directory, request).await(request.waitMs());
    }

    private static void requireThere(JobDirectory directory) throws JobGoneException {
        if (!directory.exists()) {
            throw new JobGoneException(directory.root().toString());
        }
    }

    private WatchReply await(long waitMs) throws IOException, InterruptedException {
        long waitNanos = TimeUnit.MILLISECONDS.toNanos(waitMs);
        long pollMs = QUICK_POLL_MS;
        while (true) {
            if (reader.hasNews()) {
                reader.read();
            }
            boolean hasNews = !reader.news().isEmpty();
            if (directory.hasResult()
                    || reader.more()
                    || isSupervisorGone()
                    || System.nanoTime() - startNanos >= waitNanos) {
                return reply();
            }
            if (hasNews) {
                linger(LATEST_NEWS_MS - pollMs);
                reader.read();
                return reply();
            }
            TimeUnit.MILLISECONDS.sleep(pollMs);
            if (System.nanoTime() - startNanos > QUICK_NANOS) {
                pollMs = Math.min(SLOW_POLL_MS, pollMs * 2);
            }
        }
    }

    /** Nobody waits for more once there is a result. */
    private void linger(long lingerMs) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lingerMs);
        while (System.nanoTime() - endNanos < 0 && !directory.hasResult()) {
            TimeUnit.MILLISECONDS.sleep(QUICK_POLL_MS);
        }
    }

    private boolean isSupervisorGone() throws IOException {
        long nowNanos = System.nanoTime();
        if (state == null || nowNanos - stateNanos > STATE_POLL_NANOS) {
            requireThere(directory);
            state = state();
            stateNanos = nowNanos;
        }
        return state == SupervisorState.GONE;
    }

    private SupervisorState state() throws IOException {
        if (!directory.isClaimed()) {
            return SupervisorState.ABSENT;
        }
        Optional<Beat> beat = directory.beat();
        boolean alive = !directory.isGivenUp()
                && (beat.isEmpty()
                        || Processes.isAlive(beat.get().pid(), beat.get().startMark()));
        return alive ? SupervisorState.ALIVE : SupervisorState.GONE;
    }

    private WatchReply reply() throws IOException, InterruptedException {
        SupervisorState last = state();
        Optional<ResultFile> result = directory.result();
        if (result.isPresent()) {
            // It may have come after the last look, and is never handed out before all that led to it.
            reader.read();
        }
        String trouble = null;
        if (last == SupervisorState.GONE && result.isEmpty()) {
            // Its commands went on without it. Nobody else will end them, and the job may run again here.
            Leftovers.end(directory.job(), TimeSource.system());
            trouble = directory.lastWords();
        }
        return new WatchReply(
                last,
                directory.beat().orElse(null),
                reader.news(),
                reader.cursor(),
                reader.more(),
                result.orElse(null),
                trouble);
    }
}

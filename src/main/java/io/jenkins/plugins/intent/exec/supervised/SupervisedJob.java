package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.ledger.Heartbeat;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The books' side of one supervised job: keeps its lease for as long as the supervisor beats, passes
 * on what happens, and comes back with the outcome. It holds nothing that matters: when this process
 * dies, another {@link #resume}s with a link to the same directory.
 *
 * <p>The lease is kept by three steps in a row: a new beat is seen; the books are told and renew; the
 * renewal, naming that beat, goes to the agent with the next request. Without a new beat nothing is
 * renewed, and after one lease the job counts as lost here too.
 */
public final class SupervisedJob {
    /** Waits; injected so that tests need not. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(long ms) throws InterruptedException;
    }

    /** How long an agent that breaks off in the middle of a start may take to come back. */
    private static final long LONGEST_START_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AgentLink link;
    private final Supplier<Heartbeat> books;
    private final JobListener listener;
    private final int maxOutputBytes;
    private final TimeSource time;
    private final Sleeper sleeper;
    private final long leaseMs;
    private final Attendance attendance;
    private volatile WatchCursor cursor = WatchCursor.START;
    private volatile boolean cancelled;
    private volatile boolean unreachable;
    private volatile String gone;

    /**
     * @param link the way to the job directory
     * @param books renews the books' lease on this job
     * @param leaseMs how long the books' lease holds, in milliseconds
     * @param listener hears what happens
     * @param maxOutputBytes most output to fetch in one round trip; 0 for none
     * @param time the clocks
     */
    public SupervisedJob(
            AgentLink link,
            Supplier<Heartbeat> books,
            long leaseMs,
            JobListener listener,
            int maxOutputBytes,
            TimeSource time) {
        this(link, books, leaseMs, listener, maxOutputBytes, time, Thread::sleep);
    }

    SupervisedJob(
            AgentLink link,
            Supplier<Heartbeat> books,
            long leaseMs,
            JobListener listener,
            int maxOutputBytes,
            TimeSource time,
            Sleeper sleeper) {
        this.link = link;
        this.books = books;
        this.listener = listener;
        this.maxOutputBytes = maxOutputBytes;
        this.time = time;
        this.sleeper = sleeper;
        this.leaseMs = leaseMs;
        attendance = new Attendance(leaseMs, time.monotonicNanos());
    }

    /**
     * Starts the job and attends it to its end.
     *
     * @throws InterruptedException when this thread is interrupted; the job goes on, and ends when
     *     nobody resumes it within its lease
     */
    public SupervisedOutcome run() throws InterruptedException {
        Optional<SupervisedOutcome> failure = start();
        return failure.isPresent() ? failure.get() : attend();
    }

    /**
     * Goes on with a job that an earlier process started, or was about to start.
     *
     * @param from how far news was passed on; {@link WatchCursor#START} tells all of it again
     * @throws InterruptedException as {@link #run}
     */
    public SupervisedOutcome resume(WatchCursor from) throws InterruptedException {
        cursor = from;
        return attend();
    }

    /** Asks the agent to stop the job, now and with every later request. May be called by any thread. */
    public void cancel() throws InterruptedException {
        cancelled = true;
        try {
            link.watch(new WatchRequest(null, true, 0, cursor, 0));
        } catch (JobGoneException notThereYet) {
            // It is being started; the first request will say it.
            return;
        } catch (IOException later) {
            listener.note("the job will be cancelled when its agent can be reached again: " + IoErrors.sentence(later));
        }
    }

    /**
     * Somebody knows that the agent will not come back, so that nobody need wait for the lease to end: the
     * job is lost as soon as it turns out that the agent cannot be reached. May be called by any thread.
     */
    public void agentIsGone(String reason) {
        gone = reason;
    }

    /**
     * Nothing runs before the first renewal, so the lease may be kept without a beat meanwhile, and who
     * cannot start the job need not wait for the lease to end before another one may have it.
     */
    private Optional<SupervisedOutcome> start() throws InterruptedException {
        Long firstNanos = null;
        while (true) {
            try (StartingLease kept = StartingLease.keep(leaseMs, books)) {
                link.start();
                attendance.started(books.get(), time.monotonicNanos());
                return Optional.empty();
            } catch (StartFailedException e) {
                return Optional.of(
                        e.isAgentLost()
                                ? SupervisedOutcome.lost(e.getMessage())
                                : SupervisedOutcome.notStarted(e.getMessage()));
            } catch (IOException e) {
                firstNanos = firstNanos == null ? Long.valueOf(time.monotonicNanos()) : firstNanos;
                if (time.monotonicNanos() - firstNanos >= LONGEST_START_NANOS) {
                    return Optional.of(SupervisedOutcome.lost("it could not be started: " + IoErrors.sentence(e)));
                }
                Optional<SupervisedOutcome> lost = retry("it cannot be started for now", e);
                if (lost.isPresent()) {
                    return lost;
                }
            }
        }
    }

    private SupervisedOutcome attend() throws InterruptedException {
        while (true) {
            Renewal renewal = attendance.renewal();
            WatchRequest request = new WatchRequest(renewal, cancelled, attendance.waitMs(), cursor, maxOutputBytes);
            Optional<SupervisedOutcome> end;
            try {
                WatchReply reply = link.watch(request);
                ReplyCheck.check(request, reply);
                attendance.answered(renewal);
                unreachable = false;
                end = take(reply);
            } catch (JobGoneException e) {
                return SupervisedOutcome.lost(e.getMessage());
            } catch (IOException e) {
                end = retry("its agent cannot be reached", e);
            }
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private Optional<SupervisedOutcome> take(WatchReply reply) throws InterruptedException {
        reply.news().forEach(listener::news);
        cursor = reply.cursor();
        listener.cursor(cursor);
        if (attendance.isNews(reply.beat())) {
            attendance.told(reply.beat().counter(), books.get(), time.monotonicNanos());
        }
        if (reply.more()) {
            return Optional.empty();
        }
        if (reply.result() != null) {
            return Optional.of(outcome(reply.result()));
        }
        if (reply.supervisor() == SupervisorState.GONE) {
            return Optional.of(SupervisedOutcome.lost(sentence("its supervisor died", reply.trouble())));
        }
        if (reply.supervisor() == SupervisorState.ABSENT) {
            Optional<SupervisedOutcome> failure = start();
            if (failure.isPresent()) {
                return failure;
            }
        }
        return attendance.isOver(time.monotonicNanos()).map(SupervisedOutcome::lost);
    }

    private static SupervisedOutcome outcome(ResultFile result) {
        return result.status() == AttemptStatus.LEASE_LOST
                ? SupervisedOutcome.lost(sentence("its agent let go of it", result.error()))
                : SupervisedOutcome.finished(result);
    }

    private static String sentence(String what, String detail) {
        return detail == null || detail.isEmpty() ? what : what + ": " + detail;
    }

    /** Waits before the next try, unless the lease is over. */
    private Optional<SupervisedOutcome> retry(String trouble, IOException e) throws InterruptedException {
        if (gone != null) {
            return Optional.of(SupervisedOutcome.lost(gone));
        }
        Optional<String> over = attendance.isOver(time.monotonicNanos());
        if (over.isPresent()) {
            return Optional.of(SupervisedOutcome.lost(over.get() + "; last error: " + IoErrors.sentence(e)));
        }
        if (!unreachable) {
            listener.note(trouble + ", trying again: " + IoErrors.sentence(e));
            unreachable = true;
        }
        sleeper.sleep(attendance.unreachable());
        return Optional.empty();
    }
}

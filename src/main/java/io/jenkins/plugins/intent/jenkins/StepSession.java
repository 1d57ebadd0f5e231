package io.jenkins.plugins.intent.jenkins;

import java.util.Optional;

/**
 * Where one {@code runIntent} is in its life, from its start, or from a restart of the controller, to
 * the one answer that it gives to Pipeline:
 *
 * <pre>
 * PREPARING ──▶ RUNNING ──▶ DONE
 *     │ ▲          │         ▲
 *     ▼ │          ▼         │
 *  WAITING        STOPPING ─┘      a stop can come at any time, and DONE from every phase
 * </pre>
 *
 * Decides and remembers only; whoever asked acts on the answer.
 */
final class StepSession {
    private enum Phase {
        /** The intent is read and judged, or the books of a run begun before are opened. */
        PREPARING,
        /** Something is missing that may come back, such as the agent of the step; it is tried again. */
        WAITING,
        /** The books are open, jobs are given out. */
        RUNNING,
        /** The build was aborted; what runs is being ended. */
        STOPPING,
        /** Pipeline has its answer. */
        DONE
    }

    private final boolean resumed;
    private Phase phase = Phase.PREPARING;
    private String missing;
    private Throwable stopCause;

    private StepSession(boolean resumed) {
        this.resumed = resumed;
    }

    /** Of a step that has just begun. */
    static StepSession begun() {
        return new StepSession(false);
    }

    /** Of a step that an earlier life of the controller began. */
    static StepSession resumed() {
        return new StepSession(true);
    }

    /** Whether a run that cannot be prepared may have done something already, so that it is worth waiting for. */
    boolean isResumed() {
        return resumed;
    }

    /** Takes note of what is missing for now; answers whether to say so, which is once for each such thing. */
    synchronized boolean waitFor(String what) {
        if (!isPreparing()) {
            return false;
        }
        phase = Phase.WAITING;
        boolean news = !what.equals(missing);
        missing = what;
        return news;
    }

    private boolean isPreparing() {
        return phase == Phase.PREPARING || phase == Phase.WAITING;
    }

    /** Takes note that the books are open; answers why to stop at once, if somebody asked for that meanwhile. */
    synchronized Optional<Throwable> run() {
        if (isPreparing()) {
            phase = Phase.RUNNING;
        }
        return stopCause();
    }

    /** Takes note that Pipeline wants an end; the first reason counts. */
    synchronized void stop(Throwable cause) {
        if (phase != Phase.DONE && phase != Phase.STOPPING) {
            phase = Phase.STOPPING;
            stopCause = cause;
        }
    }

    /** Why Pipeline wants an end. */
    synchronized Optional<Throwable> stopCause() {
        return Optional.ofNullable(stopCause);
    }

    /** Takes the right to answer to Pipeline; true for one caller only. */
    synchronized boolean finish() {
        boolean first = phase != Phase.DONE;
        phase = Phase.DONE;
        return first;
    }

    synchronized boolean isDone() {
        return phase == Phase.DONE;
    }
}

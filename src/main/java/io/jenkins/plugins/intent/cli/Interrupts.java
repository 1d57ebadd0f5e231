package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalRun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, and a polite kill: the run is cancelled, its processes are ended, its bundle is completed and
 * said, and only then does the process end, with the exit code of a cancelled run.
 */
final class Interrupts implements AutoCloseable {
    private static final long LONGEST_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    Interrupts(LocalRun run, Host host) {
        hook = new Thread(() -> stop(run, host), "intent-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(LocalRun run, Host host) {
        try {
            run.cancel(host.user(), "interrupted");
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                host.err().println("intent: the processes of the run could not be ended in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(ExitCode.CANCELLED);
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException atWork) {
            // The hook has heard that all is done, and ends the process.
        }
    }
}

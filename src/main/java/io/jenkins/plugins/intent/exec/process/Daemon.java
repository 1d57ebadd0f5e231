package io.jenkins.plugins.intent.exec.process;

/** Threads that wait, or work beside others, and keep no process alive. */
public final class Daemon {
    private Daemon() {}

    public static Thread start(String name, Runnable work) {
        Thread thread = of(name, work);
        thread.start();
        return thread;
    }

    /** One that its user starts. */
    public static Thread of(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}

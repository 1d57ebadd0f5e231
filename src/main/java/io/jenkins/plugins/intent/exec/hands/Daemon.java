package io.jenkins.plugins.intent.exec.hands;

/** Threads that wait for the other side, and keep no process alive. */
final class Daemon {
    private Daemon() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

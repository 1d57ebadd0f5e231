package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.time.TimeSource;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts programs that end at once, on several threads, while orphans are collected all the time; prints how many ends are known. */
final class ManyStartsMain {
    static final int THREADS = 4;
    static final int STARTS = 150;

    private ManyStartsMain() {}

    public static void main(String[] args) throws Exception {
        ThisMachine.ownJava(true);
        AtomicInteger known = new AtomicInteger();
        Thread collector = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Orphans.collect();
            }
        });
        collector.start();
        Thread[] starters = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            starters[i] = new Thread(() -> startMany(known));
            starters[i].start();
        }
        for (Thread starter : starters) {
            starter.join();
        }
        collector.interrupt();
        collector.join();
        System.out.println(known);
        ThisMachine.disownJava();
        System.exit(0);
    }

    private static void startMany(AtomicInteger known) {
        ThisMachine machine = new ThisMachine("none", TimeSource.system(), new NativeStarter());
        for (int i = 0; i < STARTS; i++) {
            try {
                StartedProcess process = EndedProcess.of(machine, "true");
                known.addAndGet(process.status().get().equals(ExitStatus.exited(0)) ? 1 : 0);
                process.release();
            } catch (CannotStartException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that starts a supervisor, says so, and waits to be killed: {@code Starter JOBDIR < briefing}. */
final class Starter {
    private Starter() {}

    public static void main(String[] args) throws Exception {
        Briefing briefing = Briefing.of(Assignment.read(System.in).briefing());
        TestJob.launcher().start(StartOrder.of(briefing.job(), briefing.handover()), Path.of(args[0]));
        System.out.println("started");
        TimeUnit.HOURS.sleep(1);
    }
}

package io.jenkins.plugins.intent.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One run that is hit a few times at random moments and resumed until it ends. What was hit is in
 * {@link #hits()}.
 */
final class CrashRound {
    private static final long PATIENCE_SEC = 240;

    private final CrashSite site;
    private final Random random;
    private final long spanMs;
    private final List<String> hits = new ArrayList<>();

    /** @param spanMs about how long an undisturbed run takes, in milliseconds */
    CrashRound(CrashSite site, Random random, long spanMs) {
        this.site = site;
        this.random = random;
        this.spanMs = spanMs;
    }

    List<String> hits() {
        return hits;
    }

    /** Hits so many times; returns when the command line says that the run has succeeded. */
    void play(int times) throws IOException, InterruptedException {
        Process cli = start();
        for (int i = 0; i < times; i++) {
            cli.waitFor(random.nextLong(spanMs), TimeUnit.MILLISECONDS);
            if (hit(cli)) {
                cli.waitFor();
                cli = start();
            }
        }
        if (!cli.waitFor(PATIENCE_SEC, TimeUnit.SECONDS)) {
            cli.destroyForcibly().waitFor();
            throw new AssertionError("the run hangs");
        }
        if (cli.exitValue() != 0) {
            throw new AssertionError("the command line ended with " + cli.exitValue());
        }
    }

    private Process start() throws IOException {
        return site.run().isPresent()
                ? site.cli("resume")
                : site.cli("run", "--supervised", "--agents", "2", "intent.json");
    }

    /** Whether the command line was hit. */
    private boolean hit(Process cli) {
        int what = random.nextInt(5);
        if (what == 2) {
            kill("supervisor", site.supervisors());
        } else if (what == 3) {
            kill("command", site.commands());
        } else {
            if (what == 4) {
                kill("supervisor", site.supervisors());
            }
            kill("command line", List.of(cli.toHandle()));
        }
        return what != 2 && what != 3;
    }

    private void kill(String what, List<ProcessHandle> victims) {
        if (!victims.isEmpty()) {
            victims.get(random.nextInt(victims.size())).destroyForcibly();
            hits.add(what);
        }
    }
}

package io.jenkins.plugins.intent.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One run that is hit a few times at random moments and resumed until it ends. What was hit is in
 * {@link #hits()}.
 */
final class CrashRound {
    private static final long PATIENCE_SEC = 240;
    private static final long LOOK_MS = 20;
    private static final int LIFE_MS = 400;
    /** So many lost agents are forgiven to a stage, and one supervisor may have all stages. */
    private static final int FORGIVEN = 3;

    private static final Pattern DELIVERY = Pattern.compile("tries again, delivery (\\d+)");

    private static final String SUPERVISOR = "supervisor";

    private final CrashSite site;
    private final Random random;
    private final long spanMs;
    private final List<String> hits = new ArrayList<>();
    private Process cli;

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
        start();
        for (int i = 0; i < times; i++) {
            cli.waitFor(random.nextLong(spanMs), TimeUnit.MILLISECONDS);
            hit();
        }
        if (!cli.waitFor(PATIENCE_SEC, TimeUnit.SECONDS)) {
            cli.destroyForcibly().waitFor();
            throw new AssertionError("the run hangs");
        }
        if (cli.exitValue() != 0) {
            throw new AssertionError("the command line ended with " + cli.exitValue());
        }
    }

    private void start() throws IOException {
        cli = site.run().isPresent()
                ? site.cli("resume")
                : site.cli("run", "--supervised", "--agents", "2", "intent.json");
    }

    private void hit() throws IOException, InterruptedException {
        switch (random.nextInt(6)) {
            case 0 -> killCommandLine();
            case 1 -> {
                await(site::commands);
                killCommandLine();
            }
            case 2, 3 -> killSupervisor();
            case 4 -> kill("command", await(site::commands));
            default -> {
                killSupervisor();
                killCommandLine();
            }
        }
    }

    private void killSupervisor() throws IOException, InterruptedException {
        if (hits.stream().filter(SUPERVISOR::equals).count() < FORGIVEN && isForgiven()) {
            kill(SUPERVISOR, await(site::supervisors));
        }
    }

    /** Whether no stage has lost all that it may lose: to a command line, too, that was about to start a supervisor. */
    private boolean isForgiven() throws IOException {
        return DELIVERY.matcher(site.said())
                .results()
                .allMatch(delivery -> Integer.parseInt(delivery.group(1)) <= FORGIVEN);
    }

    private void killCommandLine() throws IOException, InterruptedException {
        if (isForgiven()) {
            kill("command line", List.of(cli.toHandle()));
            cli.waitFor();
            start();
        }
    }

    /** Waits until there is a victim, and then a moment, so that it is hit at any point of its life. */
    private List<ProcessHandle> await(Supplier<List<ProcessHandle>> victims) throws InterruptedException {
        while (victims.get().isEmpty() && !cli.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
            continue;
        }
        cli.waitFor(random.nextInt(LIFE_MS), TimeUnit.MILLISECONDS);
        return victims.get();
    }

    private void kill(String what, List<ProcessHandle> victims) {
        if (!victims.isEmpty() && victims.get(random.nextInt(victims.size())).destroyForcibly()) {
            hits.add(what);
        }
    }
}

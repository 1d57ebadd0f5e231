package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.Ready;
import io.jenkins.plugins.intent.model.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The services of one block. They are started one after the other, each when the one before can be used,
 * and run until the block ends everything that it started. One that ends before fails the block.
 */
final class Services {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LAST_OUTPUT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AttemptContext attempt;
    private final CommandStarter starter;
    private final List<Service> services;
    private final List<RunningService> running = new ArrayList<>();
    private RunningService failed;
    private String failure;

    Services(AttemptContext attempt, CommandStarter starter) {
        this.attempt = attempt;
        this.starter = starter;
        this.services = attempt.job().block().services();
    }

    /** Starts them; tells {@code progress} when one of them cannot be used. */
    void start(Deadline whole, BlockProgress progress) throws InterruptedException {
        for (int i = 0; i < services.size() && progress.rest() == null; i++) {
            Service service = services.get(i);
            try {
                requireFreePort(service);
                RunningService started = start(service, i);
                running.add(started);
                awaitReady(started, i, whole);
            } catch (StartRefusedException e) {
                progress.serviceFailed(service.command(), e);
            }
        }
    }

    private void requireFreePort(Service service) throws StartRefusedException {
        int port = service.ready().map(Ready::port).orElse(0);
        if (port > 0 && attempt.host().takesConnections(port)) {
            throw StartRefusedException.byError(
                    "the service `" + service.command().displayName()
                            + "` was not started: its port " + port
                            + " is taken, something takes connections there already; end that, or use another port");
        }
    }

    private RunningService start(Service service, int i) throws StartRefusedException {
        Command command = service.command();
        String place = OutputFiles.ofService(i, services.size(), command.displayName(), attempt.redactor());
        Evidence evidence = Evidence.of(attempt, command, place);
        LogWatch log = new LogWatch(service.ready().flatMap(Ready::log).orElse("\n"), attempt::wake);
        Started started = starter.start(attempt.job().block().indexOfService(i), evidence, List.of(log));
        return new RunningService(
                service, i, started, evidence, log, attempt.time().epochMillis());
    }

    private void awaitReady(RunningService service, int i, Deadline whole)
            throws StartRefusedException, InterruptedException {
        long seconds = service.service().readyTimeoutSec();
        Deadline own = new Deadline(attempt.time(), TimeUnit.SECONDS.toNanos(seconds));
        Readiness readiness = new Readiness(attempt, starter);
        while (!readiness.isReady(service, attempt.job().block().indexOfReadyCommand(i), own)) {
            if (service.end().isPresent()) {
                throw cannotBeUsed(service, service.end().get() + " before it could be used");
            }
            if (own.hasPassed()) {
                throw cannotBeUsed(
                        service, "the service `" + service.name() + "` could not be used within " + seconds + " s");
            }
            if (whole.hasPassed() || attempt.stop().reason().isPresent()) {
                return;
            }
            attempt.wakeup().await(Math.min(LOOK_NANOS, own.remainingNanos()));
        }
    }

    private StartRefusedException cannotBeUsed(RunningService service, String what) {
        failed = service;
        failure = what + "; " + service.lastWords(attempt.directory());
        return StartRefusedException.byError(failure);
    }

    /** Why the block cannot go on: a service has ended. */
    Optional<String> lost() {
        for (RunningService service : running) {
            if (failed == null && service.end().isPresent()) {
                failed = service;
                failure = service.end().get() + " before the block did; " + service.lastWords(attempt.directory());
            }
        }
        return Optional.ofNullable(failure);
    }

    /** How long processes of the block may take to end, given how long its commands may. */
    Duration grace(Duration ofTheBlock) {
        Duration longest = ofTheBlock;
        for (Service service : services) {
            Duration own =
                    service.command().killGraceSec().map(Duration::ofSeconds).orElse(ofTheBlock);
            longest = own.compareTo(longest) > 0 ? own : longest;
        }
        return longest;
    }

    /** What became of them, once everything of the block has ended. */
    List<CommandRecord> records(CommandRecords records) throws InterruptedException {
        List<CommandRecord> all = new ArrayList<>();
        for (RunningService service : running) {
            all.add(service.record(
                    records, service == failed, failure, attempt.time().epochMillis(), LAST_OUTPUT_NANOS));
        }
        return all;
    }
}

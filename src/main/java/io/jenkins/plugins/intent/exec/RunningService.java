package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import io.jenkins.plugins.intent.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A service that was started. Nobody attends to its process, which is ended with the block. */
final class RunningService {
    private static final int LAST_LINES = 10;
    private static final int LONGEST_WORDS = 1500;

    private final Service service;
    private final int index;
    private final Started started;
    private final Evidence evidence;
    private final LogWatch log;
    private final long startedMs;

    RunningService(Service service, int index, Started started, Evidence evidence, LogWatch log, long startedMs) {
        this.service = service;
        this.index = index;
        this.started = started;
        this.evidence = evidence;
        this.log = log;
        this.startedMs = startedMs;
        // Its descent is known from here on, whatever it does to its environment.
        process().look();
        process().release();
    }

    Service service() {
        return service;
    }

    LogWatch log() {
        return log;
    }

    String name() {
        return service.command().displayName();
    }

    private StartedProcess process() {
        return started.process();
    }

    /** Why it cannot be used any more; empty while it runs. */
    Optional<String> end() {
        return process().status().map(status -> "the service `" + name() + "` " + how(status));
    }

    private static String how(ExitStatus status) {
        return status.code() == null ? "was " + status.signalText() : "ended with exit code " + status.code();
    }

    /** What it printed last, as far as it is kept, for whoever must find out what is wrong with it. */
    String lastWords(Path attempt) {
        StringBuilder words = new StringBuilder();
        for (StreamRecord stream : List.of(
                evidence.stderr().get(evidence.stderr().size() - 1).record(),
                evidence.stdout().record())) {
            if (words.length() == 0 && StreamRecord.isKept(stream)) {
                words.append(tail(attempt.resolve(stream.path())));
            }
        }
        return words.length() == 0 ? "it printed nothing" : "its last words: " + words;
    }

    private static String tail(Path file) {
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
            String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
            return last.substring(Math.max(0, last.length() - LONGEST_WORDS));
        } catch (IOException e) {
            return "";
        }
    }

    /** What became of it, once everything of the block has ended. */
    CommandRecord record(CommandRecords records, boolean failed, String error, long endedMs, long nanos)
            throws InterruptedException {
        evidence.finish(nanos);
        ExitStatus exit = process().status().orElse(null);
        CommandOutcome outcome = new CommandOutcome(
                failed ? CommandStatus.FAILED : CommandStatus.SUCCEEDED,
                exit,
                failed ? error : "ran until the block ended",
                false,
                false);
        return records.ran(index, started, outcome, startedMs, endedMs, evidence);
    }
}

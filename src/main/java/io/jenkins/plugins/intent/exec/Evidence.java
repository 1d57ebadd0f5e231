package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.model.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that keep what a command prints: one for its standard output, and one for the standard error of
 * each of its processes, when there is something to keep. The last process of a pipe has the plain names.
 */
final class Evidence {
    private final AttemptContext attempt;
    private final StreamCapture stdout;
    private final List<StreamCapture> stderr = new ArrayList<>();

    /** @param tried how many times the command was tried before */
    static Evidence of(AttemptContext attempt, int index, int tried) {
        Command command = attempt.command(index);
        String output = OutputFiles.directory(index, attempt.commandCount(), command.displayName(), attempt.redactor());
        BlockListener listener = attempt.listener();
        return new Evidence(
                attempt,
                command,
                OutputFiles.ofTry(output, tried),
                stream -> (bytes, at, count) -> listener.commandWrote(index, stream, bytes, at, count));
    }

    /** Of a program that nobody listens to. */
    static Evidence of(AttemptContext attempt, Command command, String place) {
        return new Evidence(attempt, command, place, stream -> HeardOutput.Hearer.NONE);
    }

    /**
     * @param place its directory, relative to the attempt's
     * @param hearers who hears of each stream
     */
    private Evidence(
            AttemptContext attempt, Command command, String place, Function<String, HeardOutput.Hearer> hearers) {
        this.attempt = attempt;
        this.stdout = capture(place, OutputFiles.STDOUT, hearers);
        int last = command.processes().size() - 1;
        for (int i = 0; i < last; i++) {
            stderr.add(capture(place, OutputFiles.errorsOf(i + 1), hearers));
        }
        stderr.add(capture(place, OutputFiles.STDERR, hearers));
    }

    private StreamCapture capture(String place, String stream, Function<String, HeardOutput.Hearer> hearers) {
        return new StreamCapture(
                attempt.directory(),
                place + "/" + stream + OutputFiles.SUFFIX,
                attempt.job().limits(),
                attempt.budget(),
                attempt.redactor(),
                hearers.apply(stream),
                attempt::wake);
    }

    StreamCapture stdout() {
        return stdout;
    }

    /** One for each process. */
    List<StreamCapture> stderr() {
        return stderr;
    }

    Optional<String> streamFailure() {
        Optional<String> first = stdout.failure();
        for (int i = 0; first.isEmpty() && i < stderr.size(); i++) {
            first = stderr.get(i).failure();
        }
        return first;
    }

    /** Whether all streams have ended, so that no record will change any more. */
    boolean isComplete() throws InterruptedException {
        boolean complete = true;
        for (StreamCapture stream : streams()) {
            complete &= stream.await(0);
        }
        return complete;
    }

    /** Waits that long for streams that are still open, then closes them. */
    void finish(long nanos) throws InterruptedException {
        Deadline last = new Deadline(attempt.time(), nanos);
        for (StreamCapture stream : streams()) {
            stream.await(last.remainingNanos());
            stream.finish();
        }
    }

    private List<StreamCapture> streams() {
        List<StreamCapture> all = new ArrayList<>(stderr);
        all.add(0, stdout);
        return all;
    }
}

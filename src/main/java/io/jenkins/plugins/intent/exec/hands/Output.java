package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What comes from one process: its two streams and, through a third one, that it began. */
final class Output {
    private final HandsDirectory directory;
    private final HandsMode mode;
    private final Streams names;
    private final BeganNote note = new BeganNote();
    private final Semaphore news = new Semaphore(0);
    private final List<OutputTap> taps = new ArrayList<>();
    private final OutputTap began;

    /** Begins to wait for a process that is about to be ordered; with null, its output goes to another one. */
    Output(HandsDirectory directory, HandsMode mode, Streams names, OutputSink stdout, OutputSink stderr)
            throws IOException {
        this.directory = directory;
        this.mode = mode;
        this.names = names;
        if (stdout != null) {
            taps.add(tap(names.out(), stdout));
        }
        taps.add(tap(names.err(), stderr));
        began = tap(names.began(), note);
    }

    private OutputTap tap(String name, OutputSink sink) throws IOException {
        if (mode == HandsMode.POLL) {
            Files.createFile(directory.file(name));
        }
        return OutputTap.start(directory.file(name), mode, sink, news::release);
    }

    Streams names() {
        return names;
    }

    /** There is something new to look at. */
    void wake() {
        news.release();
    }

    /** Waits for something new to look at. */
    void await(long nanos) throws InterruptedException {
        if (news.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    /** The id of the process, as its own system numbers processes; -1 as long as it has not begun. */
    long pid() {
        return note.pid();
    }

    /** Whether {@link #isBegunOrNever} tells in that moment: a FIFO is closed then, a file is not. */
    boolean tellsOfBeginning() {
        return mode == HandsMode.FIFO;
    }

    /** Whether all is read that it says of having become its program, or of having failed to. */
    boolean isBegunOrNever() {
        return began.hasEnded();
    }

    /** It has ended, maybe without having opened what it was to write to. */
    void endBeginning() throws InterruptedException {
        if (tellsOfBeginning()) {
            letGo();
        } else {
            began.complete();
        }
    }

    /** Whether it is known that the process did not become its program. */
    boolean isRefused(String order) {
        return Files.exists(directory.file(order + ".not"), LinkOption.NOFOLLOW_LINKS);
    }

    boolean hasEnded() {
        return taps.stream().allMatch(OutputTap::hasEnded);
    }

    /** Nobody writes any more. */
    void complete() {
        taps.forEach(OutputTap::complete);
        began.complete();
    }

    /** Nobody ever will. */
    void letGo() throws InterruptedException {
        for (OutputTap tap : taps) {
            tap.letGo();
        }
        began.letGo();
    }
}

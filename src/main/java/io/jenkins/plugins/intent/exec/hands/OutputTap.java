package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.Daemon;
import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Passes one stream of a process on, on a thread of its own, until it ends. */
final class OutputTap {
    private final Path file;
    private final HandsMode mode;
    private final OutputSink sink;
    private final Runnable news;
    private volatile boolean complete;
    private volatile boolean opened;
    private volatile boolean ended;

    private OutputTap(Path file, HandsMode mode, OutputSink sink, Runnable news) {
        this.file = file;
        this.mode = mode;
        this.sink = sink;
        this.news = news;
    }

    /**
     * @param file the FIFO, or the file that is going to grow
     * @param news told when the stream has ended
     */
    static OutputTap start(Path file, HandsMode mode, OutputSink sink, Runnable news) {
        OutputTap tap = new OutputTap(file, mode, sink, news);
        Daemon.start("output", tap::run);
        return tap;
    }

    private void run() {
        try {
            InputStream in = open();
            opened = true;
            sink.takeAll(in);
        } catch (IOException e) {
            sink.fail(e);
        } finally {
            opened = true;
            ended = true;
            news.run();
        }
    }

    /** A FIFO waits for the process to open it, too. */
    private InputStream open() throws IOException {
        InputStream in = Fifos.openToRead(file);
        return mode == HandsMode.FIFO ? in : new GrowingFile(in, () -> complete);
    }

    /** Whether it brings nothing more. */
    boolean hasEnded() {
        return ended;
    }

    /** Nobody writes to it any more: a file ends where it ends now. */
    void complete() {
        complete = true;
    }

    /** Nobody will write to it at all. */
    void letGo() throws InterruptedException {
        complete = true;
        // Again and again: it may be about to open.
        while (mode == HandsMode.FIFO && !opened) {
            try {
                Fifos.letGo(file);
            } catch (IOException e) {
                return;
            }
            Thread.sleep(1);
        }
    }
}

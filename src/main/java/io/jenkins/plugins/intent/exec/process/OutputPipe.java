package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our end of a pipe that a process writes to, and where it leads. */
final class OutputPipe {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ENDED = -1;
    private static final ThreadLocal<Buffer> BUFFER = ThreadLocal.withInitial(Buffer::new);

    private final OutputSink sink;
    private final Descriptor childEnd;
    private final Path name;
    private volatile int fd;

    private OutputPipe(OutputSink sink, int fd, Descriptor childEnd, Path name) {
        this.sink = sink;
        this.fd = fd;
        this.childEnd = childEnd;
        this.name = name;
    }

    static OutputPipe open(OutputSink sink) throws IOException {
        Descriptor[] ends = Aside.pipe();
        return new OutputPipe(sink, ends[0].fd(), ends[1], null);
    }

    /** One that a process opens by its name, which it has only until the process has begun. */
    static OutputPipe named(OutputSink sink, Path name) throws IOException {
        Descriptor[] ends = Descriptor.namedPipe(PathNames.bytes(name));
        return new OutputPipe(sink, ends[0].fd(), ends[1], name);
    }

    /** The same between two processes: nobody here reads it. */
    static OutputPipe between(Path name) throws IOException {
        Descriptor[] ends = Descriptor.namedPipe(PathNames.bytes(name));
        ends[0].close();
        return new OutputPipe(OutputSink.NONE, ENDED, ends[1], name);
    }

    Path name() {
        return name;
    }

    /** What a process writes goes straight to a file of ours, and nothing of it comes here. */
    static OutputPipe elsewhere(Descriptor file) {
        return new OutputPipe(OutputSink.NONE, ENDED, file, null);
    }

    /** What the process gets. */
    int childEnd() {
        return childEnd.fd();
    }

    /**
     * The process has its end. Of one that is for us alone we keep that end too, so that nobody is woken by the end of
     * the stream a moment before the process itself has ended.
     */
    void started() {
        if (name != null) {
            forget(name);
        }
        if (name != null || fd == ENDED) {
            letGo();
        }
    }

    /** From now on the stream ends when the last process that has it does. */
    void letGo() {
        childEnd.close();
    }

    private static void forget(Path name) {
        try {
            Files.deleteIfExists(name);
        } catch (IOException e) {
            // Its directory goes soon, and the pipe with it.
        }
    }

    /** There is no process; the sink hears nothing. */
    void abandon() {
        started();
        letGo();
        if (fd != ENDED) {
            LibC.close(fd);
            fd = ENDED;
        }
    }

    /** What can be waited for; negative when it has ended. */
    int fd() {
        return fd;
    }

    boolean hasEnded() {
        return fd == ENDED;
    }

    /**
     * Passes on what is there, once.
     *
     * @param news what the system's wait said of it: with nothing but the end there is nothing to read
     */
    void pass(short news) {
        if (news == LibC.POLLHUP) {
            ended();
            sink.end();
        } else if (news != 0) {
            read();
        }
    }

    private void read() {
        Buffer buffer = BUFFER.get();
        long count = LibC.read(fd, buffer.address, BUFFER_BYTES);
        if (count > 0) {
            buffer.memory.get(0, buffer.bytes, 0, (int) count);
            sink.take(buffer.bytes, (int) count);
            return;
        }
        int error = count == 0 ? 0 : LibC.errno();
        if (error == LibC.EINTR) {
            return;
        }
        ended();
        if (error == 0) {
            sink.end();
        } else {
            sink.fail(new IOException(LibC.text(error)));
        }
    }

    private void ended() {
        Aside.close(fd);
        fd = ENDED;
    }

    private static final class Buffer {
        private final ByteBuffer memory = LibC.memory(BUFFER_BYTES);
        private final long address = LibC.address(memory);
        private final byte[] bytes = new byte[BUFFER_BYTES];
    }
}

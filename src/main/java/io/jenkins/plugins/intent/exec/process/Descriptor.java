package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file of this process that the system knows by a number. Closed once. */
final class Descriptor {
    /** No file. */
    static final Descriptor NONE = new Descriptor(-1);

    private static final byte[] NOTHING = "/dev/null".getBytes(StandardCharsets.US_ASCII);

    /** Less what the process masks. */
    private static final int NEW_FILE_MODE = 0666;

    private static final int OURS_ONLY = 0600;

    private int fd;

    Descriptor(int fd) {
        this.fd = fd;
    }

    /** Both ends of a pipe: what is read, and what is written. No process that we start inherits them. */
    static Descriptor[] pipe() throws IOException {
        CallMemory memory = CallMemory.ofThread();
        if (LibC.pipe2(memory.address(), LibC.O_CLOEXEC) != 0) {
            throw new IOException("there can be no more pipes: " + LibC.text(LibC.errno()));
        }
        ByteBuffer ends = memory.bytes();
        return new Descriptor[] {new Descriptor(ends.getInt(0)), new Descriptor(ends.getInt(Integer.BYTES))};
    }

    /**
     * Makes a named pipe: what is read, and what keeps it open for others, who need not wait for each other then.
     *
     * @throws IOException with the system's words
     */
    static Descriptor[] namedPipe(byte[] path) throws IOException {
        if (LibC.mkfifo(Arrays.copyOf(path, path.length + 1), OURS_ONLY) != 0) {
            throw new IOException(LibC.text(LibC.errno()));
        }
        Descriptor both = open(path, LibC.O_RDWR);
        try {
            return new Descriptor[] {open(path, LibC.O_RDONLY), both};
        } catch (IOException e) {
            both.close();
            throw e;
        }
    }

    /**
     * A file to be read, whose opening waits for nobody: not for the other side of a named pipe.
     *
     * @throws IOException with the system's words, or when it is no file that has a beginning
     */
    static Descriptor reading(byte[] path) throws IOException {
        return plain(path, LibC.O_RDONLY);
    }

    /** The same for one that is written to. */
    static Descriptor writing(byte[] path) throws IOException {
        return plain(path, LibC.O_WRONLY);
    }

    /**
     * A file or directory that stays this one, whatever its name stands for later. It is not opened.
     *
     * @throws IOException with the system's words
     */
    static Descriptor place(byte[] path) throws IOException {
        return open(path, LibC.O_PATH);
    }

    private static Descriptor plain(byte[] path, int flags) throws IOException {
        Descriptor file = open(path, flags | LibC.O_NONBLOCK);
        // Pipes and terminals have no place to be at.
        if (LibC.lseek(file.fd, 0, LibC.SEEK_CUR) < 0 || LibC.fcntl(file.fd, LibC.F_SETFL, flags) < 0) {
            file.close();
            throw new IOException("it is no regular file");
        }
        return file;
    }

    /**
     * A file that what is written goes to the end of; it is made when it is not there.
     *
     * @throws IOException with the system's words
     */
    static Descriptor appending(byte[] path) throws IOException {
        return open(path, LibC.O_WRONLY | LibC.O_CREAT | LibC.O_APPEND);
    }

    /** Takes everything, and has nothing to read. */
    static Descriptor nothing() throws IOException {
        return open(NOTHING, LibC.O_RDWR);
    }

    private static Descriptor open(byte[] path, int flags) throws IOException {
        int fd = LibC.open(Arrays.copyOf(path, path.length + 1), flags | LibC.O_CLOEXEC, NEW_FILE_MODE);
        if (fd < 0) {
            throw new IOException(LibC.text(LibC.errno()));
        }
        return new Descriptor(fd);
    }

    /** Writes to it; closing that closes this. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer memory = LibC.memory(length).put(bytes, offset, length);
                for (int done = 0; done < length; ) {
                    long written = LibC.write(fd, LibC.address(memory) + done, length - done);
                    Reference.reachabilityFence(memory);
                    if (written < 0) {
                        throw new IOException(LibC.text(LibC.errno()));
                    }
                    done += (int) written;
                }
            }

            @Override
            public void close() {
                Descriptor.this.close();
            }
        };
    }

    /** Negative for none. */
    int fd() {
        return fd;
    }

    void close() {
        if (fd >= 0) {
            LibC.close(fd);
            fd = -1;
        }
    }
}

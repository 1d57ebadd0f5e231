package io.jenkins.plugins.intent.exec.process;

/** A file of this process that the system knows by a number. Closed once. */
final class Descriptor {
    /** No file. */
    static final Descriptor NONE = new Descriptor(-1);

    private int fd;

    Descriptor(int fd) {
        this.fd = fd;
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

package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What a {@link Foreman} says, read as it comes. */
final class ForemanAnswers {
    private static final int POLL_ENTRY_BYTES = 8;
    private static final int SIZE = 4096;
    private static final int LONGEST_MS = 60_000;

    private final Descriptor from;
    private final ByteBuffer memory = LibC.memory(SIZE);
    private final ByteBuffer polled = LibC.memory(POLL_ENTRY_BYTES);
    private final StringBuilder unread = new StringBuilder();

    ForemanAnswers(Descriptor from) {
        this.from = from;
    }

    String line() throws IOException {
        String text = until('\n');
        if (text.isEmpty() || text.charAt(text.length() - 1) != '\n') {
            throw new IOException("what starts processes there is gone");
        }
        return text.strip();
    }

    /** Up to that character, or to the end. */
    String until(char end) throws IOException {
        int at = unread.indexOf(String.valueOf(end));
        while (at < 0 && more()) {
            at = unread.indexOf(String.valueOf(end));
        }
        int length = at < 0 ? unread.length() : at + 1;
        String text = unread.substring(0, length);
        unread.delete(0, length);
        return text;
    }

    private boolean more() throws IOException {
        polled.putInt(0, from.fd()).putInt(Integer.BYTES, LibC.POLLIN);
        if (LibC.poll(LibC.address(polled), 1, LONGEST_MS) == 0) {
            throw new IOException("what starts processes there does not answer");
        }
        long count = LibC.read(from.fd(), LibC.address(memory), SIZE);
        for (int i = 0; i < count; i++) {
            unread.append((char) (memory.get(i) & 0xff));
        }
        return count > 0 || count < 0 && LibC.errno() == LibC.EINTR;
    }

    void close() {
        from.close();
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Keeps what a command prints as the value of a variable. */
final class CaptureSink implements OutputSink {
    /** What Linux gives one variable room for, less its name. */
    static final int MOST_BYTES = 120 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooMuch;

    @Override
    public synchronized void take(byte[] buffer, int count) {
        tooMuch |= bytes.size() + count > MOST_BYTES;
        if (!tooMuch) {
            bytes.write(buffer, 0, count);
        }
    }

    @Override
    public void end() {
        // What came is complete.
    }

    @Override
    public void fail(IOException cause) {
        // The evidence says so.
    }

    /**
     * The text, less newlines at its end.
     *
     * @throws CharacterCodingException with a sentence, when it cannot be a variable's value
     */
    synchronized String value() throws CharacterCodingException {
        if (tooMuch) {
            throw new Unfit("it printed more than " + MOST_BYTES + " bytes, and no variable can hold that");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unfit("what it printed is not UTF-8 text");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unfit("what it printed has a NUL character, which no variable can hold");
        }
        return text.replaceFirst("[\r\n]+$", "");
    }

    private static final class Unfit extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        private final String message;

        Unfit(String message) {
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}

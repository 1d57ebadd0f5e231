package io.jenkins.plugins.intent.exec.process;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The texts that the system reads when a process starts, in one piece of memory. Each thread keeps one for the next
 * process, unless it is very large.
 */
final class SpawnTexts {
    private static final int USUAL_BYTES = 1 << 14;
    private static final int MOST_KEPT_BYTES = 1 << 18;
    private static final ThreadLocal<SpawnTexts> LAST = ThreadLocal.withInitial(() -> new SpawnTexts(USUAL_BYTES));

    private final ByteBuffer memory;
    private final long base;
    private final byte[] texts;
    private int end;
    private long file;
    private long line;
    private long variables;

    private SpawnTexts(int size) {
        memory = LibC.memory(size);
        base = LibC.address(memory);
        texts = new byte[size];
    }

    /** To be used before the thread asks for the next one. */
    static SpawnTexts of(byte[] file, List<byte[]> line, List<byte[]> variables) {
        int pointers = Long.BYTES * (1 + line.size() + 1 + variables.size() + 1);
        int size = Math.addExact(pointers, file.length + 1);
        for (byte[] text : line) {
            size = Math.addExact(size, text.length + 1);
        }
        for (byte[] text : variables) {
            size = Math.addExact(size, text.length + 1);
        }
        SpawnTexts texts = withRoom(size);
        texts.put(pointers, file, line, variables);
        return texts;
    }

    private static SpawnTexts withRoom(int size) {
        SpawnTexts last = LAST.get();
        if (size <= last.texts.length) {
            return last;
        }
        SpawnTexts larger = new SpawnTexts(size);
        if (size <= MOST_KEPT_BYTES) {
            LAST.set(larger);
        }
        return larger;
    }

    private void put(int pointers, byte[] theFile, List<byte[]> theLine, List<byte[]> theVariables) {
        end = pointers;
        file = put(theFile);
        line = base + Long.BYTES;
        int at = put(Long.BYTES, theLine);
        variables = base + at;
        put(at, theVariables);
        memory.put(pointers, texts, pointers, end - pointers);
    }

    private int put(int from, List<byte[]> all) {
        int at = from;
        for (byte[] text : all) {
            memory.putLong(at, put(text));
            at += Long.BYTES;
        }
        memory.putLong(at, 0);
        return at + Long.BYTES;
    }

    private long put(byte[] text) {
        int start = end;
        System.arraycopy(text, 0, texts, start, text.length);
        end = start + text.length;
        texts[end++] = 0;
        return base + start;
    }

    /** Where the system puts the process id. */
    long pid() {
        return base;
    }

    /** What it put there. */
    int startedPid() {
        return memory.getInt(0);
    }

    long file() {
        return file;
    }

    long line() {
        return line;
    }

    long variables() {
        return variables;
    }
}

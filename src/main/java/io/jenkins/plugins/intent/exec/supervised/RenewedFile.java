package io.jenkins.plugins.intent.exec.supervised;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A small file that is written again and again and must go on being written on a full disk. It is
 * renamed into place whole; when there is no room for that, its old bytes are written over, which
 * needs no room because its size is always the same.
 */
final class RenewedFile {
    private static final int SIZE = 256;

    private RenewedFile() {}

    static void write(Path file, Record value) throws IOException {
        byte[] json = RecordJson.line(value);
        byte[] content = Arrays.copyOf(json, SIZE);
        Arrays.fill(content, json.length, SIZE, (byte) ' ');
        try {
            AtomicFiles.write(file, content);
        } catch (IOException noRoom) {
            writeOver(file, content, noRoom);
        }
    }

    private static void writeOver(Path file, byte[] content, IOException why) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(content), 0);
        } catch (IOException alsoImpossible) {
            why.addSuppressed(alsoImpossible);
            throw why;
        }
    }

    /** What it holds now; empty when there is no such file. */
    static byte[] bytes(Path file) throws IOException {
        return file.toFile().exists() ? BoundedFiles.slice(file, 0, SIZE) : new byte[0];
    }

    /** Empty when there was no such file, and when it was just being written over. */
    static <T extends Record> Optional<T> parse(byte[] bytes, Class<T> type) throws IOException {
        try {
            return bytes.length == 0 ? Optional.empty() : Optional.of(RecordJson.read(bytes, type));
        } catch (JsonProcessingException notNow) {
            return Optional.empty();
        }
    }
}

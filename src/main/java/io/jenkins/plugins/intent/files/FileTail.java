package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The last lines of a file that somebody else writes or wrote: bounded, never read through a link, and
 * decoded as well as it goes.
 *
 * @param lines the last ones; a line whose beginning was cut off is not among them, unless it is the only one
 * @param whole whether that is all there is
 */
public record FileTail(List<String> lines, boolean whole) {
    public static FileTail of(Path file, int mostBytes, int mostLines) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long from = Math.max(0, channel.size() - mostBytes);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                continue;
            }
            return of(Arrays.copyOf(end.array(), end.position()), from > 0, mostLines);
        }
    }

    /**
     * Of a file that cannot be opened in the middle.
     *
     * @param length how long it is
     */
    public static FileTail of(InputStream file, long length, int mostBytes, int mostLines) throws IOException {
        long from = Math.max(0, length - mostBytes);
        file.skipNBytes(from);
        return of(file.readNBytes(mostBytes), from > 0, mostLines);
    }

    private static FileTail of(byte[] end, boolean cutOff, int mostLines) {
        return of(new String(end, StandardCharsets.UTF_8).lines().toList(), cutOff, mostLines);
    }

    private static FileTail of(List<String> read, boolean cutOff, int mostLines) {
        int first = Math.max(cutOff && read.size() > 1 ? 1 : 0, read.size() - mostLines);
        return new FileTail(read.subList(first, read.size()), !cutOff && first == 0);
    }
}

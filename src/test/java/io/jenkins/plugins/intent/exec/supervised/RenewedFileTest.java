package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RenewedFileTest {
    /** No temporary name fits beside it, so making a new file fails as it does on a full disk. */
    private static final String NO_ROOM_BESIDE_IT = "n".repeat(250);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatIsWrittenIsReadBackHoweverOftenItIsReplaced() throws IOException {
        Path file = folder.getRoot().toPath().resolve("beat");
        RenewedFile.write(file, new Beat(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
        RenewedFile.write(file, new Beat(1, 2, 3));
        assertEquals(Optional.of(new Beat(1, 2, 3)), read(file));
    }

    @Test
    public void withoutRoomForANewFileTheOldOneIsWrittenOver() throws IOException {
        Path source = folder.getRoot().toPath().resolve("beat");
        RenewedFile.write(source, new Beat(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
        Path file = Files.move(source, source.resolveSibling(NO_ROOM_BESIDE_IT));
        RenewedFile.write(file, new Beat(1, 2, 3));
        assertEquals(Optional.of(new Beat(1, 2, 3)), read(file));
    }

    @Test
    public void withoutRoomAndWithoutAnOldFileTheErrorIsTold() {
        Path file = folder.getRoot().toPath().resolve(NO_ROOM_BESIDE_IT);
        assertThrows(IOException.class, () -> RenewedFile.write(file, new Beat(1, 2, 3)));
    }

    @Test
    public void aMissingOrHalfWrittenFileReadsAsNothing() throws IOException {
        Path file = folder.getRoot().toPath().resolve("beat");
        assertEquals(Optional.empty(), read(file));
        Files.writeString(file, "{\"pid\":1,\"star");
        assertEquals(Optional.empty(), read(file));
    }

    private static Optional<Beat> read(Path file) throws IOException {
        return RenewedFile.parse(RenewedFile.bytes(file), Beat.class);
    }
}

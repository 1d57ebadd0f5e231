package io.jenkins.plugins.intent.exec.confine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which devices a user's commands get. Named pipes stand for devices, which only root can make. */
public class DevicesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path dev;
    private int uid;

    @Before
    public void make() throws Exception {
        dev = folder.getRoot().toPath();
        try {
            uid = Uid.own();
        } catch (CannotConfineException e) {
            assumeNoException(e);
        }
        for (String name : List.of("kvm", "null", "tty", "tty1", "ttyUSB0", "console", "vcs1", "ptmx")) {
            assertEquals(
                    0,
                    new ProcessBuilder("mkfifo", dev.resolve(name).toString())
                            .start()
                            .waitFor());
        }
        for (String name : List.of("dri", "pts", "shm")) {
            Files.createDirectory(dev.resolve(name));
        }
        Files.createSymbolicLink(dev.resolve("cdrom"), dev.resolve("kvm"));
    }

    private List<String> shared(int own) {
        return Devices.shared(dev, own).stream()
                .map(device -> device.getFileName().toString())
                .toList();
    }

    @Test
    public void terminalsAreNotSharedAndOtherDevicesAre() {
        assertEquals(List.of("dri", "kvm", "ttyUSB0"), shared(uid + 1));
    }

    @Test
    public void whatBelongsToTheUserIsATerminalThatTheyAreLoggedInAt() {
        assertEquals(List.of("dri"), shared(uid));
    }

    @Test
    public void withoutDevicesNoneIsShared() throws IOException {
        assertEquals(List.of(), Devices.shared(dev.resolve("nowhere"), uid));
    }
}

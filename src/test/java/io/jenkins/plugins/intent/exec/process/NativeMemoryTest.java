package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.text.SystemText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

public class NativeMemoryTest {
    private static final int STARTS = 60;

    @Test
    public void startsOutliveAnyCollectionOfGarbageInTheMiddleOfThem() throws Exception {
        assumeTrue("needs the system's own calls", LibC.isAvailable());
        AtomicBoolean over = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!over.get()) {
                System.gc();
            }
        });
        collector.start();
        try {
            Descriptor nothing = Descriptor.nothing();
            byte[] root = SystemText.bytes("/");
            for (int i = 0; i < STARTS; i++) {
                int pid = new NativeSpawn(SystemText.bytes("/bin/true"), "true", List.of("a"), Map.of("A", "b"), root)
                        .start(-1, nothing.fd(), nothing.fd());
                assertTrue("start " + i + ": " + pid, pid > 0);
                assertEquals(pid, LibC.waitpid(pid, 0, 0));
            }
            nothing.close();
        } finally {
            over.set(true);
            collector.join();
        }
    }
}

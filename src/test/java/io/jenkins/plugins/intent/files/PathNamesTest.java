package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A name is the bytes on the disk, there and back. */
public class PathNamesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anyBytesGoThereAndBack() throws Exception {
        Path root = folder.getRoot().toPath();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder name = new StringBuilder();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                char c = (char) (1 + random.nextInt(255));
                name.append(c == '/' ? '%' : c);
            }
            if (!PathNames.isSafe(name.toString())) {
                continue;
            }
            Path file = PathNames.resolve(root, name.toString());
            Files.deleteIfExists(file);
            Files.createFile(file);
            assertEquals("seed " + seed, name.toString(), PathNames.name(root, file));
            assertEquals("seed " + seed, root, file.getParent());
            Files.delete(file);
        }
    }

    @Test
    public void directoriesAreSeparatedBySlashes() {
        Path root = folder.getRoot().toPath();
        assertEquals("a/b c/\u00c3\u00bc", PathNames.name(root, root.resolve("a/b c/\u00fc")));
        assertEquals(root.resolve("a/b c/\u00fc"), PathNames.resolve(root, "a/b c/\u00c3\u00bc"));
        assertEquals("\u00fc", PathNames.readable(PathNames.ofCharacters("\u00fc")));
    }

    @Test
    public void namesThatLeaveTheDirectoryAreNotSafe() {
        for (String bad : new String[] {"", "/", "/etc", "..", "../x", "a/../b", "a//b", "a/", "./a", "a/.", "a\0b"}) {
            assertFalse(bad, PathNames.isSafe(bad));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> PathNames.resolve(folder.getRoot().toPath(), bad));
        }
        assertTrue(PathNames.isSafe("a/..b/c..d/..."));
    }
}

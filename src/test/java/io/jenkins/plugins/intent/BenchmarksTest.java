package io.jenkins.plugins.intent;

import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Benchmarks run by hand only, so nobody else would see that they have been left behind. */
public class BenchmarksTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void benchmarksThatNeedNoLibraryCompileAgainstTheSources() throws IOException {
        List<File> sources;
        try (Stream<Path> files = Files.list(Path.of("bench"))) {
            sources = files.filter(BenchmarksTest::isPlain).map(Path::toFile).toList();
        }
        assertTrue(sources.toString(), sources.size() >= 4);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", folder.getRoot().toString());
            boolean compiles = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromFiles(sources))
                    .call();
            assertTrue(said.toString(), compiles);
        }
    }

    private static boolean isPlain(Path file) {
        try {
            return file.toString().endsWith(".java") && !Files.readString(file).contains("org.openjdk.jmh");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.rules.TemporaryFolder;

/** Runs short texts by bash and, converted, by {@code intent run}. */
public final class BashAndConverted extends TemporaryFolder {
    private final Map<String, String> environment = new TreeMap<>(System.getenv());

    @Override
    protected void before() throws Throwable {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        environment.keySet().removeAll(List.of("CI", "RC", "V", "A", "B"));
        environment.put("GIVEN", "given");
        super.before();
    }

    private Path tree() throws IOException {
        Path tree = newFolder().toPath().toRealPath();
        Files.createDirectory(tree.resolve("x"));
        return tree;
    }

    private static String log(Path tree) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path log : List.of(tree.resolve("log"), tree.resolve("x/log"))) {
            all.append(Files.exists(log) ? Files.readString(log) : "").append("; ");
        }
        return all.toString();
    }

    /** What {@code text} writes into files of the name log, and whether it succeeds. */
    private String byBash(String text) throws Exception {
        Path tree = tree();
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-ec", text)
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(text, process.waitFor(60, TimeUnit.SECONDS));
        return log(tree) + (process.exitValue() == 0 ? "well" : "badly");
    }

    private String converted(String text) throws IOException {
        Path tree = tree();
        Files.writeString(tree.resolve("text"), text);
        Call conversion = Call.of(tree, environment, "convert", "text");
        assertEquals(text + conversion.err(), 0, conversion.code());
        Files.writeString(tree.resolve("intent.json"), conversion.out());
        Call run = Call.of(tree, environment, "run", "--output", "quiet", "intent.json");
        assertTrue(text + conversion.out() + run, run.code() == 0 || run.code() == 1);
        return log(tree) + (run.code() == 0 ? "well" : "badly");
    }

    void assertSame(String... texts) throws Exception {
        for (String text : texts) {
            assertEquals(text, byBash(text), converted(text));
        }
    }
}

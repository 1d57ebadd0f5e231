package io.jenkins.plugins.intent.bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A bundle that is sound before each test, and what is done to it then. */
public abstract class TamperedBundle {
    static final String ATTEMPT = "stages/build/attempt-1/";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    Path bundle;

    @Before
    public void createBundle() throws IOException {
        bundle = new SampleBundle(folder.getRoot().toPath())
                .stage("build", "hello\n")
                .stage("test", "")
                .finish();
    }

    void seal() throws IOException {
        Files.delete(bundle.resolve("SHA256SUMS"));
        NavigableMap<String, String> sums = Checksums.besideReport(new Manifests(bundle), new SumsAhead());
        sums.putAll(Checksums.ofReport(new Manifests(bundle), new SumsAhead()));
        Files.write(bundle.resolve("SHA256SUMS"), ChecksumList.format(sums));
    }

    void append(String name, String text) throws IOException {
        Files.writeString(bundle.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    void rewrite(String name, String from, String to) throws IOException {
        String text = Files.readString(bundle.resolve(name));
        assertTrue(text.contains(from));
        Files.writeString(bundle.resolve(name), text.replace(from, to));
    }

    void assertProblems(String... expected) throws IOException {
        List<String> problems = BundleVerifier.verify(bundle).problems();
        for (String part : expected) {
            assertEquals(
                    part + " in " + problems,
                    1,
                    problems.stream().filter(problem -> problem.contains(part)).count());
        }
        assertEquals(problems.toString(), expected.length, problems.size());
    }
}

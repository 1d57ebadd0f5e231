package io.jenkins.plugins.intent.jenkins.agents;

import static org.junit.Assert.assertEquals;

import hudson.util.FileVisitor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is sent of a directory, and what is not. */
public class PlainFilesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    @Before
    public void fill() throws Exception {
        root = folder.newFolder("ws").toPath();
        Files.writeString(Files.createDirectories(root.resolve("src/deep")).resolve("a.txt"), "a");
        Files.createDirectories(root.resolve("empty"));
        Files.writeString(Files.createDirectories(root.resolve(".git")).resolve("HEAD"), "h");
        Files.writeString(Files.createDirectories(root.resolve("src/.git")).resolve("HEAD"), "h");
        Files.writeString(folder.newFolder("secrets").toPath().resolve("key"), "k");
        Files.createSymbolicLink(root.resolve("out"), folder.getRoot().toPath().resolve("secrets"));
        Files.createSymbolicLink(root.resolve("src/self"), root);
        Files.createSymbolicLink(root.resolve("src/link.txt"), Path.of("deep/a.txt"));
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor());
    }

    @Test
    public void linksAreSentAsLinksAndNeverFollowed() throws IOException {
        assertEquals(
                List.of(
                        "empty",
                        "out -> " + folder.getRoot().toPath().resolve("secrets"),
                        "src/deep/a.txt",
                        "src/link.txt -> deep/a.txt",
                        "src/self -> " + root),
                sent(PlainFiles.without(".git"), true));
    }

    @Test
    public void whereLinksCannotBeSentTheyStayBehind() throws IOException {
        assertEquals(List.of("empty", "src/deep/a.txt"), sent(PlainFiles.without(".git"), false));
    }

    @Test
    public void onlyTheNamedDirectoriesAreSentOfAJob() throws IOException {
        assertEquals(List.of("src/.git/HEAD", "src/deep/a.txt"), sent(PlainFiles.only("src", "outputs"), false));
    }

    private List<String> sent(PlainFiles files, boolean links) throws IOException {
        List<String> sent = new ArrayList<>();
        files.scan(root.toFile(), new FileVisitor() {
            @Override
            public void visit(File file, String name) {
                sent.add(name);
            }

            @Override
            public void visitSymlink(File link, String target, String name) {
                sent.add(name + " -> " + target);
            }

            @Override
            public boolean understandsSymlink() {
                return links;
            }
        });
        return sent;
    }
}

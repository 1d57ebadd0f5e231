package io.jenkins.plugins.intent.exec.supervised;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.exec.AttemptStatus;
import io.jenkins.plugins.intent.time.Await;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ClassArchiveTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void afterAFewStartsAnArchiveIsMadeAndSupervisorsStartWithIt() throws Exception {
        JavaCommand java = new JavaCommand(TestJob.java(), jars());
        ClassArchive archive = new ClassArchive(java);
        for (int start = 1; start < 5; start++) {
            archive.started(Detachment.ofThisMachine());
        }
        assertFalse("not before", made().isPresent());
        archive.started(Detachment.ofThisMachine());
        Path made = Await.found("the archive", this::made);
        assertEquals(List.of("-XX:SharedArchiveFile=" + made), archive.options());
        try (TestJob job = new TestJob(folder.newFolder().toPath(), 60_000, "echo hello")) {
            job.begin(new SupervisorLauncher(java.java(), java.classPath(), Map.of()));
            assertEquals(AttemptStatus.SUCCEEDED, job.result().status());
            assertEquals("", job.directory.lastWords());
        }
    }

    @Test
    public void whereSomebodyKnowsThatTheMachineStaysItIsMadeBeforeTheFirstStart() throws Exception {
        SupervisorLauncher launcher = new SupervisorLauncher(TestJob.java(), jars(), Map.of());
        launcher.archiveClasses();
        Await.found("the archive", this::made);
    }

    @Test
    public void classesInDirectoriesAreNotArchived() {
        ClassArchive archive = new ClassArchive(new JavaCommand(TestJob.java(), TestJob.classPath()));
        for (int start = 1; start < 20; start++) {
            archive.started(Detachment.ofThisMachine());
        }
        assertTrue(archive.options().isEmpty());
    }

    private Optional<Path> made() throws IOException {
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            return files.filter(file -> file.toString().endsWith(".jsa")).findFirst();
        }
    }

    /** The class path of these tests with the directories packed. */
    private String jars() throws IOException {
        StringBuilder path = new StringBuilder();
        for (String entry : TestJob.classPath().split(File.pathSeparator)) {
            path.append(path.length() == 0 ? "" : File.pathSeparator)
                    .append(Files.isDirectory(Path.of(entry)) ? pack(Path.of(entry)) : entry);
        }
        return path.toString();
    }

    private Path pack(Path directory) throws IOException {
        Path jar = folder.getRoot().toPath().resolve("classes" + directory.hashCode() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                out.putNextEntry(new JarEntry(directory.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}

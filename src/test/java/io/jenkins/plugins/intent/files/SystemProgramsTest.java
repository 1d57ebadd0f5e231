package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Which of several programs of one name is the system's. */
public class SystemProgramsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path system;
    private Path project;

    @Before
    public void needsModes() throws IOException {
        assumeTrue(File.separatorChar == '/');
        system = folder.newFolder("system").toPath();
        project = folder.newFolder("project").toPath();
    }

    private static Path program(Path directory) throws IOException {
        Path file = Files.writeString(Files.createDirectories(directory).resolve("git"), "#!/bin/sh\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    private Optional<String> found(String path) {
        return SystemPrograms.find("git", project, List.of(system), path);
    }

    @Test
    public void theSystemsOwnComesBeforeThatOfAnyPath() throws IOException {
        Path other = program(folder.newFolder("other").toPath());
        assertEquals(Optional.of(other.toString()), found(other.getParent().toString()));
        Path own = program(system);
        assertEquals(Optional.of(own.toString()), found(other.getParent().toString()));
    }

    @Test
    public void oneInTheProjectIsNotTakenByWhateverWayPathLeadsThere() throws IOException {
        Path planted = program(project.resolve("venv/bin"));
        Path by = Files.createDirectory(folder.getRoot().toPath().resolve("by"));
        Files.createSymbolicLink(by.resolve("git"), planted);
        assertEquals(Optional.empty(), found(planted.getParent() + ":venv/bin::" + by));
    }
}

package io.jenkins.plugins.intent.exec.confine;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ToolsTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private String refusal(String path, String system) {
        return assertThrows(CannotConfineException.class, () -> Tools.look(path, system))
                .getMessage();
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.getRoot().toPath().resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    public void whatIsMissingIsNamedWithThePackageThatHasIt() throws IOException {
        String path = folder.getRoot().toString();
        assertEquals(
                "commands cannot be confined here: there is no `bwrap` in PATH; install the package `bubblewrap`",
                refusal(path, "Linux"));
        program("bwrap", "echo bubblewrap 9");
        assertThat(refusal(path, "Linux"), containsString("`nsenter` in PATH; install the package `util-linux`"));
    }

    @Test
    public void anotherSystemIsNamed() {
        assertEquals(
                "commands cannot be confined here: it takes Linux, and this is Mac OS X",
                refusal("/usr/bin:/bin", "Mac OS X"));
    }

    @Test
    public void aKernelThatForbidsNamespacesIsQuotedWithWhatToAllow() throws IOException {
        program(
                "bwrap",
                "[ \"$1\" = --version ] && echo bubblewrap 9 || { echo No permissions to create new namespace; exit 1; }");
        program("nsenter", "exit 0");
        program("setpriv", "exit 0");
        program("env", "exit 0");
        String said = refusal(folder.getRoot().toString(), "Linux");
        assertThat(said, containsString("No permissions to create new namespace"));
        assertThat(said, containsString("kernel.unprivileged_userns_clone"));
    }
}

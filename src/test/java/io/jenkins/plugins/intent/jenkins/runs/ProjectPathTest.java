package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;
import org.junit.Test;

public class ProjectPathTest {
    private static final AgentPath UNIX = new AgentPath("a", "/home/j/w");
    private static final AgentPath WINDOWS = new AgentPath("a", "C:\\j\\w");

    @Test
    public void relativePathStaysAsItIs() throws IOException {
        assertEquals("app", ProjectPath.inWorkspace(UNIX, "app"));
        assertEquals(".", ProjectPath.inWorkspace(WINDOWS, "."));
    }

    @Test
    public void absolutePathWithinTheWorkspaceIsTakenInTheSpellingOfItsNode() throws IOException {
        assertEquals("app/web", ProjectPath.inWorkspace(UNIX, "/home/j/w/app/web"));
        assertEquals(".", ProjectPath.inWorkspace(UNIX, "/home/j/w"));
        assertEquals("App\\web", ProjectPath.inWorkspace(WINDOWS, "C:\\j\\w\\App\\web"));
        assertEquals("App", ProjectPath.inWorkspace(WINDOWS, "c:/J/w/App"));
        assertEquals(".", ProjectPath.inWorkspace(WINDOWS, "c:/j/W"));
    }

    @Test
    public void pathBesideTheWorkspaceIsRefused() {
        assertThrows(IOException.class, () -> ProjectPath.inWorkspace(UNIX, "/home/j/w2"));
        assertThrows(IOException.class, () -> ProjectPath.inWorkspace(UNIX, "/home/J/w/app"));
        assertThrows(IOException.class, () -> ProjectPath.inWorkspace(WINDOWS, "C:\\j\\w2\\app"));
    }
}

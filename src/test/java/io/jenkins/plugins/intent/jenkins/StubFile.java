package io.jenkins.plugins.intent.jenkins;

import java.io.IOException;
import java.net.URI;
import jenkins.util.VirtualFile;

/** An artifact of which nobody asks more than its name, what it is and what it holds. */
public abstract class StubFile extends VirtualFile {
    private static final long serialVersionUID = 1;

    @Override
    public URI toURI() {
        throw new AssertionError("nobody asks where it is");
    }

    @Override
    public VirtualFile getParent() {
        throw new AssertionError("nobody goes up");
    }

    @Override
    public boolean isFile() throws IOException {
        return !isDirectory();
    }

    @Override
    public long lastModified() {
        throw new AssertionError("nobody asks when");
    }

    @Override
    public boolean canRead() {
        return true;
    }
}

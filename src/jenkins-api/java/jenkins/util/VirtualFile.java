package jenkins.util;

import hudson.remoting.Callable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URL;

public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {
    public abstract String getName();

    public abstract URI toURI();

    public abstract VirtualFile getParent();

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean isFile() throws IOException;

    public abstract boolean exists() throws IOException;

    public abstract VirtualFile[] list() throws IOException;

    public abstract VirtualFile child(String name);

    public abstract InputStream open() throws IOException;

    public abstract long length() throws IOException;

    public abstract long lastModified() throws IOException;

    public abstract boolean canRead() throws IOException;

    public URL toExternalURL() throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public final int compareTo(VirtualFile o) {
        throw new UnsupportedOperationException();
    }

    public <V> V run(Callable<V, IOException> callable) throws IOException {
        throw new UnsupportedOperationException();
    }
}

package jenkins.util;

import java.io.IOException;
import java.io.InputStream;

public abstract class VirtualFile {
    public abstract String getName();

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean exists() throws IOException;

    public abstract VirtualFile[] list() throws IOException;

    public abstract VirtualFile child(String name);

    public abstract InputStream open() throws IOException;

    public abstract long length() throws IOException;
}

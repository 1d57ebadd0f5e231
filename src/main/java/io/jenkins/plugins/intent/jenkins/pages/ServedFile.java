package io.jenkins.plugins.intent.jenkins.pages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import jenkins.util.VirtualFile;

/**
 * An artifact that Jenkins serves itself, whichever address a store in the network has for it. Questions are not asked in
 * batch: for that a store lists all that it has, and one file is asked for here.
 */
final class ServedFile extends VirtualFile {
    private static final long serialVersionUID = 1L;

    private final VirtualFile file;

    ServedFile(VirtualFile file) {
        this.file = file;
    }

    @Override
    public URL toExternalURL() {
        return null;
    }

    @Override
    public String getName() {
        return file.getName();
    }

    @Override
    public URI toURI() {
        return file.toURI();
    }

    @Override
    public VirtualFile getParent() {
        VirtualFile parent = file.getParent();
        return parent == null ? null : new ServedFile(parent);
    }

    @Override
    public boolean isDirectory() throws IOException {
        return file.isDirectory();
    }

    @Override
    public boolean isFile() throws IOException {
        return file.isFile();
    }

    @Override
    public boolean exists() throws IOException {
        return file.exists();
    }

    @Override
    public VirtualFile[] list() throws IOException {
        return Arrays.stream(file.list()).map(ServedFile::new).toArray(VirtualFile[]::new);
    }

    @Override
    public VirtualFile child(String name) {
        return new ServedFile(file.child(name));
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public long lastModified() throws IOException {
        return file.lastModified();
    }

    @Override
    public boolean canRead() throws IOException {
        return file.canRead();
    }

    @Override
    public InputStream open() throws IOException {
        return file.open();
    }
}

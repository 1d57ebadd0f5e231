package io.jenkins.plugins.intent.jenkins;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Map;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerFactory;
import jenkins.util.VirtualFile;

/**
 * Artifacts as stores in the network keep them: nothing in the build's directory, and nothing of a file but what
 * {@link VirtualFile} must offer.
 */
final class FarArtifacts extends ArtifactManager {
    private final String store;
    private final boolean handsOut;
    private transient String place;

    private FarArtifacts(String store, boolean handsOut) {
        this.store = store;
        this.handsOut = handsOut;
    }

    /** Keeps artifacts below a directory. */
    static final class Factory extends ArtifactManagerFactory {
        private final transient File store;
        private final transient boolean handsOut;

        /** @param handsOut whether Jenkins sends readers to an address that the store has for each file */
        Factory(File store, boolean handsOut) {
            this.store = store;
            this.handsOut = handsOut;
        }

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            FarArtifacts artifacts = new FarArtifacts(store.getPath(), handsOut);
            artifacts.onLoad(build);
            return artifacts;
        }
    }

    @Override
    public void onLoad(Run<?, ?> build) {
        place = build.getExternalizableId().replaceAll("[^A-Za-z0-9]", "-");
    }

    private File directory() {
        return new File(store, place);
    }

    @Override
    public void archive(FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
            throws IOException, InterruptedException {
        for (Map.Entry<String, String> one : artifacts.entrySet()) {
            File to = new File(directory(), one.getKey());
            workspace.child(one.getValue()).copyTo(new FilePath(to));
        }
    }

    @Override
    public boolean delete() throws IOException, InterruptedException {
        new FilePath(directory()).deleteRecursive();
        return true;
    }

    @Override
    public VirtualFile root() {
        return new Far(VirtualFile.forFile(directory()), null, handsOut);
    }

    private static final class Far extends VirtualFile {
        private static final long serialVersionUID = 1;

        private final VirtualFile file;
        private final Far parent;
        private final boolean handsOut;

        Far(VirtualFile file, Far parent, boolean handsOut) {
            this.file = file;
            this.parent = parent;
            this.handsOut = handsOut;
        }

        @Override
        public URL toExternalURL() throws IOException {
            return handsOut ? new URL("https://store.invalid/" + file.getName()) : null;
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public URI toURI() {
            return URI.create("far:" + file.toURI().getRawPath());
        }

        @Override
        public VirtualFile getParent() {
            return parent;
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
            return Arrays.stream(file.list())
                    .map(child -> new Far(child, this, handsOut))
                    .toArray(VirtualFile[]::new);
        }

        @Override
        public VirtualFile child(String name) {
            return new Far(file.child(name), this, handsOut);
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
}

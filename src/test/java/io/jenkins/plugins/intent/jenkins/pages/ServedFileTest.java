package io.jenkins.plugins.intent.jenkins.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import jenkins.util.VirtualFile;
import org.junit.Test;

/** A report whose files a store would hand out one by one. */
public class ServedFileTest {
    @Test
    public void fileOfAStoreIsServedByJenkinsHoweverItIsReached() throws IOException {
        ServedFile bundle = new ServedFile(new Stored("intent"));
        for (VirtualFile file :
                new VirtualFile[] {bundle, bundle.child("report"), bundle.list()[0], bundle.getParent()}) {
            assertNull(file.toExternalURL());
        }
        try (InputStream in = bundle.child("report").open()) {
            assertEquals("intent/report", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    public void otherReportsStayAmongTheArtifacts() {
        assertEquals("artifact/intent-2/", ReportFiles.directory("intent-2", false));
        assertEquals("intent-2/files/", ReportFiles.directory("intent-2", true));
    }

    /** Every file of it has an address of its own and says its path. */
    private static final class Stored extends VirtualFile {
        private static final long serialVersionUID = 1L;

        private final String path;

        Stored(String path) {
            this.path = path;
        }

        @Override
        public URL toExternalURL() throws IOException {
            return toURI().toURL();
        }

        @Override
        public URI toURI() {
            return URI.create("https://store.invalid/" + path + "?good-for=this");
        }

        @Override
        public String getName() {
            return path;
        }

        @Override
        public VirtualFile getParent() {
            return new Stored("");
        }

        @Override
        public boolean isDirectory() {
            return true;
        }

        @Override
        public boolean isFile() {
            return false;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public VirtualFile[] list() {
            return new VirtualFile[] {child("a")};
        }

        @Override
        public VirtualFile child(String name) {
            return new Stored(path + "/" + name);
        }

        @Override
        public long length() {
            return path.length();
        }

        @Override
        public long lastModified() {
            return 1;
        }

        @Override
        public boolean canRead() {
            return true;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(path.getBytes(StandardCharsets.UTF_8));
        }
    }
}

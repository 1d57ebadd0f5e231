package hudson.util;

import java.io.File;
import java.io.IOException;

public abstract class FileVisitor {
    public abstract void visit(File f, String relativePath) throws IOException;

    public void visitSymlink(File link, String target, String relativePath) throws IOException {
        throw new UnsupportedOperationException();
    }

    public boolean understandsSymlink() {
        throw new UnsupportedOperationException();
    }
}

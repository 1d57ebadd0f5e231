package hudson.slaves;

import hudson.FilePath;

public final class WorkspaceList {
    public static final String COMBINATOR = String.valueOf('@');

    public static final String TMP_DIR_SUFFIX = COMBINATOR + "tmp";

    public abstract static class Lease implements AutoCloseable {
        public final FilePath path;

        protected Lease(FilePath path) {
            throw new UnsupportedOperationException();
        }

        public abstract void release();

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }

    public synchronized Lease allocate(FilePath base) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    public synchronized Lease acquire(FilePath p, boolean quick) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static FilePath tempDir(FilePath ws) {
        throw new UnsupportedOperationException();
    }
}

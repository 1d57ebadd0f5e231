package io.jenkins.plugins.intent.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** What the journal asks of its file; apart from it, so that tests can have a disk that fails. */
interface JournalFile extends Closeable {
    /** Writes all of it at the end; may have written a part when it throws. */
    void append(byte[] bytes) throws IOException;

    /** Cuts the file off at {@code length} bytes. */
    void truncate(long length) throws IOException;

    /** Returns when everything appended before is on the disk. */
    void force() throws IOException;

    /** A file on the disk, cut off at {@code length} bytes first. */
    static JournalFile openCut(Path path, long length) throws IOException {
        JournalFile file = open(path);
        try {
            file.truncate(length);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * A file on the disk, locked for this process as long as it is open: whoever removes the run's lock file makes
     * room for a second owner of that, and not of this. Not a {@code FileChannel}: that one is closed for good when
     * a thread that uses it is interrupted, and threads are interrupted when builds are aborted.
     */
    static JournalFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            RunLock.lockJournal(file, path);
            file.seek(file.length());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
        return new JournalFile() {
            @Override
            public void append(byte[] bytes) throws IOException {
                file.write(bytes);
            }

            @Override
            public void truncate(long length) throws IOException {
                file.setLength(length);
                file.seek(length);
            }

            @Override
            public void force() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}

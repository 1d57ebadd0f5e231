package io.jenkins.plugins.intent.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The ownership of a run by one process: a lock of the operating system on a file in the run's
 * directory, so a process that dies, however, frees it. The file's text only tells people who it is,
 * and the file itself stays, since deleting a lock file lets two processes lock two files. Should somebody do so,
 * there is a second lock, on the journal.
 */
public final class RunLock implements Closeable {
    /** Name of the lock file in the run's directory. */
    public static final String FILE = "lock";

    /**
     * Runs this process owns. Asked before the file is touched: the operating system takes a process's
     * lock away as soon as the process closes any other handle on the same file.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path OURSELVES = Path.of("/proc/self");

    /** Far behind the text, which would be unreadable on Windows if it were locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path key;
    private final FileLock lock;

    private RunLock(Path key, FileLock lock) {
        this.key = key;
        this.lock = lock;
    }

    /**
     * Takes the run, or says who has it.
     *
     * @param runDir the run's directory, which exists
     * @throws LedgerException.HeldByOtherProcess when it is owned, by this process or another
     * @throws LedgerException.LedgerIo when the file cannot be written
     */
    public static RunLock acquire(Path runDir) {
        synchronized (HELD) {
            try {
                Path key = runDir.toRealPath();
                if (HELD.contains(key)) {
                    throw held(runDir, "by this process already");
                }
                RunLock lock = new RunLock(key, lock(runDir));
                HELD.add(key);
                return lock;
            } catch (IOException e) {
                throw Failures.creating(runDir, e);
            }
        }
    }

    /**
     * Whether somebody owns the run at this moment, without taking it: for looking only. Nobody owns
     * what is not there.
     *
     * @throws LedgerException.LedgerIo when the lock file cannot be opened
     */
    public static boolean isHeld(Path runDir) {
        synchronized (HELD) {
            try {
                if (HELD.contains(runDir.toRealPath())) {
                    return true;
                }
                Path path = runDir.resolve(FILE);
                if (Files.notExists(path)) {
                    return false;
                }
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                    return tryLock(file) == null;
                }
            } catch (IOException e) {
                if (Files.notExists(runDir)) {
                    return false;
                }
                throw Failures.reading(runDir.resolve(FILE), e);
            }
        }
    }

    private static FileLock tryLock(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(LOCKED_BYTE, 1, false);
    }

    private static FileLock lock(Path runDir) throws IOException {
        RandomAccessFile file = new RandomAccessFile(runDir.resolve(FILE).toFile(), "rw");
        try {
            FileLock lock = tryLock(file);
            if (lock == null) {
                throw held(runDir, "by another process (" + owner(runDir) + ")");
            }
            byte[] me = me().getBytes(StandardCharsets.UTF_8);
            file.write(me);
            file.setLength(me.length);
            return lock;
        } catch (OverlappingFileLockException e) {
            file.close();
            throw held(runDir, "by this process already");
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Locks the journal of a run too. The lock ends with the file that it was taken by.
     *
     * @throws LedgerException.HeldByOtherProcess when another process has it
     */
    static void lockJournal(RandomAccessFile journal, Path path) throws IOException {
        try {
            if (tryLock(journal) == null) {
                throw held(path.getParent(), "by another process, though its file `" + FILE + "` was removed");
            }
        } catch (OverlappingFileLockException e) {
            throw held(path.getParent(), "by this process already");
        }
    }

    private static LedgerException held(Path runDir, String by) {
        return new LedgerException.HeldByOtherProcess("the run in " + runDir + " is held " + by
                + ". Wait for it to end or stop it; a process that has died holds nothing.");
    }

    private static String owner(Path runDir) throws IOException {
        String text = Files.readString(runDir.resolve(FILE), StandardCharsets.UTF_8);
        return text.isBlank() ? "just starting" : text.strip();
    }

    private static String me() {
        String host;
        try {
            // Java asks name servers, which may take a while.
            host = Files.isReadable(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            host = "an unnamed host";
        }
        return "process " + processId() + " on " + host + "\n";
    }

    /** Linux says it at once; Java has to get its watch over processes ready for it. */
    private static String processId() {
        try {
            return Files.readSymbolicLink(OURSELVES).toString();
        } catch (IOException | UnsupportedOperationException otherSystem) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }

    /** Frees the run. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(key)) {
                lock.acquiredBy().close();
            }
        }
    }
}

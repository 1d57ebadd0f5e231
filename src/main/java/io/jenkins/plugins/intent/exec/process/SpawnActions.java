package io.jenkins.plugins.intent.exec.process;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a process does before its program begins, in the system's own list: it goes to its directory and takes its
 * three streams, and nothing else of ours. A list is kept for the next process, which has the same one as a rule:
 * commands that follow each other share a directory, and numbers of files are used again.
 */
final class SpawnActions {
    /** More than any system's structure needs, which it fills in itself. */
    private static final int STRUCTURE_BYTES = 256;

    /** More than there are files open at once in usual runs. */
    private static final int MOST = 16;

    private static final List<SpawnActions> UNUSED = new ArrayList<>();

    private final ByteBuffer structure = LibC.memory(STRUCTURE_BYTES);
    private final long address = LibC.address(structure);
    private byte[] directory;
    private int stdin;
    private int stdout;
    private int stderr;
    private volatile int error;

    private SpawnActions() {}

    /** One that nobody else uses, until it is given back. */
    static SpawnActions take(byte[] directory, int stdin, int stdout, int stderr) {
        synchronized (UNUSED) {
            for (int i = UNUSED.size() - 1; i >= 0; i--) {
                if (UNUSED.get(i).are(directory, stdin, stdout, stderr)) {
                    return UNUSED.remove(i);
                }
            }
        }
        SpawnActions actions = anyOther();
        actions.become(directory, stdin, stdout, stderr);
        return actions;
    }

    private static SpawnActions anyOther() {
        synchronized (UNUSED) {
            return UNUSED.size() < MOST ? new SpawnActions() : UNUSED.remove(0);
        }
    }

    private boolean are(byte[] theDirectory, int theStdin, int theStdout, int theStderr) {
        return error == 0
                && stdin == theStdin
                && stdout == theStdout
                && stderr == theStderr
                && Arrays.equals(directory, theDirectory);
    }

    private void become(byte[] theDirectory, int theStdin, int theStdout, int theStderr) {
        if (directory != null) {
            LibC.posix_spawn_file_actions_destroy(address);
        }
        directory = theDirectory;
        stdin = theStdin;
        stdout = theStdout;
        stderr = theStderr;
        ByteBuffer path = LibC.memory(directory.length + 1).put(directory);
        int failed = LibC.posix_spawn_file_actions_init(address);
        failed |= LibC.posix_spawn_file_actions_addchdir_np(address, LibC.address(path));
        Reference.reachabilityFence(path);
        failed |= LibC.posix_spawn_file_actions_adddup2(address, stdin, 0);
        failed |= LibC.posix_spawn_file_actions_adddup2(address, stdout, 1);
        failed |= LibC.posix_spawn_file_actions_adddup2(address, stderr, 2);
        failed |= LibC.posix_spawn_file_actions_addclosefrom_np(address, 3);
        error = failed;
    }

    /** The system's error number when there can be no such list. */
    int error() {
        return error;
    }

    long address() {
        return address;
    }

    void giveBack() {
        synchronized (UNUSED) {
            UNUSED.add(this);
        }
    }
}

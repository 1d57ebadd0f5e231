package io.jenkins.plugins.intent.exec.process;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The calls of the C library that start, watch and end processes as Java cannot: byte for byte, with an
 * empty signal mask, and with the exact status at the end. Addresses and sizes are passed as {@code
 * long}, so this is for 64-bit Linux; it needs glibc 2.34. Where {@link #isAvailable()} is false,
 * Java's own means have to do.
 */
final class LibC {
    static final int O_CLOEXEC = 0x80000;
    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_APPEND = 0x400;
    static final int O_NONBLOCK = 0x800;
    static final int O_PATH = 0x200000;
    static final int F_SETFL = 4;
    static final int SEEK_CUR = 1;
    static final int WNOHANG = 1;
    static final int WEXITED = 4;
    static final int WNOWAIT = 0x1000000;
    static final int P_ALL = 0;
    static final int PR_SET_CHILD_SUBREAPER = 36;
    static final short POLLIN = 1;
    static final short POLLHUP = 16;
    static final int EINTR = 4;
    static final int ENOENT = 2;
    static final int ENOEXEC = 8;
    static final int ECHILD = 10;
    /** The same on all 64-bit machines that Java runs on. */
    static final long SYS_PIDFD_OPEN = 434;

    private static final int F_GETFD = 1;
    private static final int SIGCHLD = 17;
    private static final long SIG_DFL = 0;
    private static final int FIRST_OF_OURS = 3;

    private static final boolean AVAILABLE = load();

    private LibC() {}

    /** Whether the calls can be made here; asked first. Takes a while the first time. */
    static boolean isAvailable() {
        return AVAILABLE;
    }

    /** Does now what the first call does: this class is made ready by being called at all. */
    static void getReady() {
        // Nothing is left to do by then.
    }

    private static boolean load() {
        if (!System.getProperty("os.name", "").equals("Linux") || Boolean.getBoolean("intent.java.processes")) {
            return false;
        }
        try {
            NativeCode.prepare();
            if (Native.POINTER_SIZE != Long.BYTES) {
                return false;
            }
            DirectCalls.register(LibC.class, NativeLibrary.getProcess());
            // Whoever started us may have had the system forget its children, which is passed on to us.
            signal(SIGCHLD, SIG_DFL);
            for (int fd = 0; fd < FIRST_OF_OURS; fd++) {
                if (fcntl(fd, F_GETFD, 0) < 0) {
                    open(bytes("/dev/null"), O_RDWR, 0);
                }
            }
            return true;
        } catch (LinkageError | RuntimeException cannotLoad) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return (text + '\0').getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    /** Memory at a fixed address, freed when nobody refers to the buffer any more. */
    static ByteBuffer memory(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    /**
     * Where the memory is. It may be freed while a call still uses it, unless the caller refers to the buffer after
     * the call: {@link java.lang.ref.Reference#reachabilityFence} where nothing else does.
     */
    static long address(ByteBuffer memory) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    }

    /** The system's words for an error. */
    static String text(int errno) {
        return new Pointer(strerror(errno)).getString(0);
    }

    static int errno() {
        return Native.getLastError();
    }

    static native int posix_spawn(long pid, long path, long actions, long attributes, long argv, long envp);

    static native int posix_spawnattr_init(long attributes);

    static native int posix_spawnattr_setflags(long attributes, short flags);

    static native int posix_spawnattr_setsigmask(long attributes, long mask);

    static native int posix_spawnattr_setsigdefault(long attributes, long signals);

    static native int posix_spawn_file_actions_init(long actions);

    static native int posix_spawn_file_actions_destroy(long actions);

    static native int posix_spawn_file_actions_adddup2(long actions, int fd, int newFd);

    static native int posix_spawn_file_actions_addchdir_np(long actions, long path);

    static native int posix_spawn_file_actions_addclosefrom_np(long actions, int from);

    static native int pipe2(long fds, int flags);

    static native int eventfd(int value, int flags);

    static native int open(byte[] path, int flags, int mode);

    static native int mkfifo(byte[] path, int mode);

    static native int dup2(int fd, int newFd);

    static native int chdir(byte[] path);

    static native int fcntl(int fd, int command, int argument);

    static native long read(int fd, long buffer, long size);

    static native long pread(int fd, long buffer, long size, long from);

    static native long write(int fd, long buffer, long size);

    static native long lseek(int fd, long offset, int from);

    static native int close(int fd);

    static native int getpid();

    /** Of the calling thread. */
    static native int gettid();

    static native int poll(long fds, long count, int timeoutMs);

    static native int waitpid(int pid, long status, int options);

    static native int waitid(int idType, int id, long info, int options);

    static native int prctl(int option, long argument, long none, long nothing, long nil);

    static native long syscall(long number, long first, long second);

    static native int getrlimit(int resource, long limits);

    static native int setrlimit(int resource, long limits);

    private static native long signal(int number, long handler);

    private static native long strerror(int errno);
}

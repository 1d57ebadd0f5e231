package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.text.SystemText;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs with {@code posix_spawn}: arguments, variables and paths are the bytes they are; no
 * signal is blocked, and those are ignored that a shell would leave ignored; the process leads a session
 * of its own, without a terminal; it has no file of ours open but its three streams.
 */
final class NativeSpawn {
    private static final short SETSIGMASK = 0x08;
    private static final short SETSID = 0x80;
    /** More than any system's structures need, which it fills in itself. */
    private static final int STRUCTURE_BYTES = 1024;

    private static final ByteBuffer ATTRIBUTES = attributes();
    private static final byte[] NOTHING = SystemText.bytes("/dev/null");
    private static final byte[] SHELL = SystemText.bytes("/bin/sh");

    private final byte[] program;
    private final byte[] directory;
    private final List<byte[]> arguments = new ArrayList<>();
    private final List<byte[]> variables = new ArrayList<>();

    /**
     * @param program absolute path
     * @param args what it gets after its own name
     * @throws IllegalArgumentException when the system cannot take one of the texts
     */
    NativeSpawn(byte[] program, List<String> args, Map<String, String> environment, byte[] directory) {
        this.program = program;
        this.directory = directory;
        arguments.add(program);
        for (String argument : args) {
            arguments.add(checked(SystemText.bytes(argument), "an argument"));
        }
        environment.forEach((name, value) -> variables.add(VariableBytes.of(name, value)));
    }

    static byte[] checked(byte[] bytes, String what) {
        for (byte one : bytes) {
            if (one == 0) {
                throw new IllegalArgumentException(what + " holds a zero byte, which no program can be given");
            }
        }
        return bytes;
    }

    private static ByteBuffer attributes() {
        ByteBuffer attributes = LibC.memory(STRUCTURE_BYTES);
        ByteBuffer noSignals = LibC.memory(STRUCTURE_BYTES);
        LibC.posix_spawnattr_init(LibC.address(attributes));
        LibC.posix_spawnattr_setsigmask(LibC.address(attributes), LibC.address(noSignals));
        Reference.reachabilityFence(noSignals);
        LibC.posix_spawnattr_setflags(LibC.address(attributes), (short) (SETSIGMASK | SETSID));
        return attributes;
    }

    /**
     * Starts it.
     *
     * @param stdin its standard input; negative for none
     * @return its process id, or the system's error number, negated
     */
    int start(int stdin, int stdout, int stderr) {
        int started = start(program, arguments, stdin, stdout, stderr);
        if (started != -LibC.ENOEXEC) {
            return started;
        }
        // A script without a first line that says who reads it: as shells do.
        List<byte[]> script = new ArrayList<>(arguments);
        script.add(0, SHELL);
        return start(SHELL, script, stdin, stdout, stderr);
    }

    private int start(byte[] file, List<byte[]> line, int stdin, int stdout, int stderr) {
        Block block = new Block(file, directory, line, variables);
        ByteBuffer actions = LibC.memory(STRUCTURE_BYTES);
        long at = LibC.address(actions);
        LibC.posix_spawn_file_actions_init(at);
        try {
            int error = 0;
            error |= LibC.posix_spawn_file_actions_addchdir_np(at, block.directory);
            error |= stdin < 0
                    ? LibC.posix_spawn_file_actions_addopen(at, 0, block.nothing, LibC.O_RDONLY, 0)
                    : LibC.posix_spawn_file_actions_adddup2(at, stdin, 0);
            error |= LibC.posix_spawn_file_actions_adddup2(at, stdout, 1);
            error |= LibC.posix_spawn_file_actions_adddup2(at, stderr, 2);
            error |= LibC.posix_spawn_file_actions_addclosefrom_np(at, 3);
            if (error != 0) {
                return -error;
            }
            error = LibC.posix_spawn(block.pid, block.file, at, LibC.address(ATTRIBUTES), block.argv, block.envp);
            return error == 0 ? block.memory.getInt(0) : -error;
        } finally {
            LibC.posix_spawn_file_actions_destroy(at);
            Reference.reachabilityFence(actions);
            Reference.reachabilityFence(block);
        }
    }

    /** Everything that the system reads, in one piece of memory. */
    private static final class Block {
        private final ByteBuffer memory;
        private final long base;
        private final long pid;
        private final long file;
        private final long directory;
        private final long nothing;
        private final long argv;
        private final long envp;

        Block(byte[] file, byte[] directory, List<byte[]> line, List<byte[]> variables) {
            int pointers = line.size() + variables.size() + 2;
            long size = Long.BYTES * (1L + pointers) + NOTHING.length + 1 + file.length + 1 + directory.length + 1;
            for (byte[] text : line) {
                size += text.length + 1;
            }
            for (byte[] text : variables) {
                size += text.length + 1;
            }
            memory = LibC.memory(Math.toIntExact(size));
            base = LibC.address(memory);
            pid = base;
            argv = base + Long.BYTES;
            envp = argv + Long.BYTES * (line.size() + 1L);
            memory.position(Long.BYTES * (1 + pointers));
            this.file = put(file);
            this.directory = put(directory);
            this.nothing = put(NOTHING);
            int next = put(line, Long.BYTES);
            put(variables, next);
        }

        private long put(byte[] text) {
            long address = base + memory.position();
            memory.put(text).put((byte) 0);
            return address;
        }

        private int put(List<byte[]> texts, int from) {
            int at = from;
            for (byte[] text : texts) {
                memory.putLong(at, put(text));
                at += Long.BYTES;
            }
            memory.putLong(at, 0);
            return at + Long.BYTES;
        }
    }
}

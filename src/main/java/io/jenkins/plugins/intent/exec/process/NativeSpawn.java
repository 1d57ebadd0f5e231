package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.text.SystemText;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs with {@code posix_spawn}: arguments, variables and paths are the bytes they are; no
 * signal is blocked, and those are ignored that a shell would leave ignored; the process leads a session
 * of its own, without a terminal; it has no file of ours open but its three streams.
 */
final class NativeSpawn {
    /** Its input when it has none. */
    private static final int NOTHING = nothing();

    private static final byte[] SHELL = SystemText.bytes("/bin/sh");

    private final byte[] program;
    private final byte[] directory;
    private final List<byte[]> arguments = new ArrayList<>();
    private final List<byte[]> variables = new ArrayList<>();

    /**
     * @param program absolute path
     * @param calledBy what it is told that it was called by, as a shell tells it: programs say it in their messages
     * @param args what it gets after its own name
     * @throws IllegalArgumentException when the system cannot take one of the texts
     */
    NativeSpawn(byte[] program, String calledBy, List<String> args, Map<String, String> environment, byte[] directory) {
        this.program = program;
        this.directory = directory;
        arguments.add(checked(SystemText.bytes(calledBy), "its name"));
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

    private static int nothing() {
        return LibC.open("/dev/null\0".getBytes(StandardCharsets.US_ASCII), LibC.O_RDONLY | LibC.O_CLOEXEC, 0);
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
        script.set(0, program);
        script.add(0, SHELL);
        return start(SHELL, script, stdin, stdout, stderr);
    }

    private int start(byte[] file, List<byte[]> line, int stdin, int stdout, int stderr) {
        SpawnActions actions = SpawnActions.take(directory, stdin < 0 ? NOTHING : stdin, stdout, stderr);
        try {
            if (actions.error() != 0) {
                return -actions.error();
            }
            SpawnTexts texts = SpawnTexts.of(file, line, variables);
            int error = LibC.posix_spawn(
                    texts.pid(),
                    texts.file(),
                    actions.address(),
                    SpawnAttributes.address(),
                    texts.line(),
                    texts.variables());
            Reference.reachabilityFence(texts);
            return error == 0 ? texts.startedPid() : -error;
        } finally {
            actions.giveBack();
        }
    }
}

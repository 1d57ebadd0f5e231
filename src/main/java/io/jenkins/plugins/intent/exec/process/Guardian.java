package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.secrets.RandomBits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small process that ends the commands of this Java when this Java dies, however it does: it reads from
 * a pipe whose other end only we hold. At its end it ends what it was told of, and every process that has
 * our mark in its environment (Linux): gently, and by force after five seconds. A farewell sends it away
 * in peace.
 */
final class Guardian {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Path ROOT = Path.of("/");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    /** Builtins and grep only; the first argument is the mark. */
    private static final String SCRIPT = String.join(
            "\n",
            "trap '' HUP INT QUIT TERM",
            "held=",
            "while read -r order target; do",
            "  case $order in",
            "  hold) held=\"$held $target\" ;;",
            "  free) rest=; for each in $held; do [ $each = $target ] || rest=\"$rest $each\"; done; held=$rest ;;",
            "  farewell) exit 0 ;;",
            "  esac",
            "done",
            "send() {",
            "  left=",
            "  for each in $held; do kill -s $1 -- $each 2>/dev/null && left=y; done",
            "  for file in $(grep -lsF \"$mark\" /proc/[0-9]*/environ 2>/dev/null); do",
            "    each=${file#/proc/}; kill -s $1 ${each%/environ} 2>/dev/null && left=y",
            "  done",
            "}",
            "mark=$1",
            "send TERM",
            "for round in 1 2 3 4 5 6 7 8 9 10; do",
            "  [ -n \"$left\" ] || exit 0",
            "  sleep 0.5 2>/dev/null || sleep 1",
            "  send 0",
            "done",
            "while [ -n \"$left\" ] && [ ${tries:-0} -lt 10 ]; do",
            "  send KILL; tries=$((${tries:-0} + 1)); sleep 1",
            "done");

    private static final long NOBODY = -2;

    private static boolean wanted;
    private static Guardian instance;
    private static volatile long pid = NOBODY;

    private final String mark = RandomBits.text();
    private final OutputStream orders;
    private boolean isGone;

    private Guardian() throws IOException {
        List<String> args = List.of("-c", SCRIPT, "intent-guardian", mark);
        orders = LibC.isAvailable() ? startDirectly(args) : startByJava(args);
    }

    /** In a session of its own: what ends our whole session or group does not end it. */
    private static OutputStream startDirectly(List<String> args) throws IOException {
        Descriptor[] pipe = Descriptor.pipe();
        Descriptor nothing = Descriptor.nothing();
        NativeSpawn spawn =
                new NativeSpawn(PathNames.bytes(SHELL), "sh", args, Map.of("PATH", PATH), PathNames.bytes(ROOT));
        int started = Orphans.start(() -> spawn.start(pipe[0].fd(), nothing.fd(), nothing.fd()));
        pipe[0].close();
        nothing.close();
        if (started < 0) {
            pipe[1].close();
            throw new IOException(LibC.text(-started));
        }
        pid = started;
        return pipe[1].output();
    }

    private static OutputStream startByJava(List<String> args) throws IOException {
        List<String> line = new ArrayList<>(args);
        line.add(0, SHELL.toString());
        return new ProcessBuilder(line)
                .directory(ROOT.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream();
    }

    /** From the next start of a process on, for a Java that belongs to us. */
    static synchronized void appoint() {
        wanted = Files.isExecutable(SHELL);
    }

    /** The one of this Java, started if need be; empty when none is wanted or possible. */
    static synchronized Optional<Guardian> present() {
        if (instance == null && wanted) {
            try {
                instance = new Guardian();
            } catch (IOException cannotBe) {
                wanted = false;
            }
        }
        return Optional.ofNullable(instance);
    }

    /** The process id of the one of this Java; the same until it ends. That of no process when it has none. */
    static long pid() {
        return pid;
    }

    /** All is well: nothing that we started runs any more, or somebody else sees to it. */
    static synchronized void dismiss() {
        if (instance != null) {
            instance.order("farewell", "");
            instance = null;
        }
    }

    /** What a process finds in the variable, given what we found in it. */
    String value(String outer) {
        return outer == null ? mark : outer + ":" + mark;
    }

    /** Holds it to end this, too: a process id, or a group's, negated. Found by the mark without that, as a rule. */
    void hold(long target) {
        order("hold", Long.toString(target));
    }

    /** It has ended. */
    void free(long target) {
        order("free", Long.toString(target));
    }

    private synchronized void order(String what, String target) {
        if (isGone) {
            return;
        }
        try {
            orders.write((what + " " + target + "\n").getBytes(StandardCharsets.US_ASCII));
            orders.flush();
        } catch (IOException ended) {
            isGone = true;
        }
    }
}

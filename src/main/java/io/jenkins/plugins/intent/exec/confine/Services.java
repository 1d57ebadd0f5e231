package io.jenkins.plugins.intent.exec.confine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where services listen that do anything for anybody who can reach them: container engines, the system's and the
 * user's managers, and whatever runs commands in a session of the user's: tmux, editors, a Java that debuggers have
 * attached to, which loads what it is told to. What is read-only can be reached all the same, so these are covered.
 */
final class Services {
    private static final List<String> OF_THE_MACHINE = List.of(
            "/run/docker.sock",
            "/run/podman/podman.sock",
            "/run/containerd/containerd.sock",
            "/run/containerd/containerd.sock.ttrpc",
            "/run/k3s/containerd/containerd.sock",
            "/run/crio/crio.sock",
            "/run/buildkit/buildkitd.sock",
            "/run/incus/unix.socket",
            "/var/lib/incus/unix.socket",
            "/var/lib/lxd/unix.socket",
            "/var/snap/lxd/common/lxd/unix.socket",
            "/run/dbus/system_bus_socket",
            "/run/systemd/private",
            "/run/snapd.socket",
            "/run/libvirt/libvirt-sock",
            "/run/libvirt/virtqemud-sock",
            "/run/screen");
    private static final List<String> OF_A_USER =
            List.of("bus", "docker.sock", "podman/podman.sock", "systemd/private", "systemd/notify", "emacs", "zellij");
    /** Beginnings of names that end in a number, or are new each time. */
    private static final List<String> BEGINNINGS =
            List.of(".java_pid", ".com_ibm_tools_attach", "nvim.", "vscode-ipc-", "vscode-git-", "wezterm", "kitty-");

    private static final List<String> AT_HOME =
            List.of(".docker/run/docker.sock", ".docker/desktop/docker.sock", ".screen");

    private Services() {}

    /**
     * Those that are there, by real paths: sockets, and directories of sockets.
     *
     * @param uid of who runs the commands
     * @param environment of this process; what it names is looked for too
     * @param writable what the policy lets commands write to; one that it names, or something in it, they reach
     */
    static Set<Path> covered(int uid, Map<String, String> environment, List<Path> writable) {
        Set<Path> covered = new TreeSet<>();
        for (Path place : places(uid, environment)) {
            try {
                Path real = place.toRealPath();
                if (writable.stream().noneMatch(path -> path.startsWith(real))) {
                    covered.add(real);
                }
            } catch (IOException e) {
                // Nobody listens there.
                continue;
            }
        }
        return covered;
    }

    /** Who was not started from a session of the user's has no variable that names the user's directory. */
    private static List<Path> places(int uid, Map<String, String> environment) {
        List<Path> places =
                new ArrayList<>(OF_THE_MACHINE.stream().map(Path::of).toList());
        below(environment.get("XDG_RUNTIME_DIR"), OF_A_USER, places);
        below("/run/user/" + uid, OF_A_USER, places);
        below(environment.get("HOME"), AT_HOME, places);
        below("/tmp", List.of("tmux-" + uid, "emacs" + uid), places);
        below(environment.get("TMUX_TMPDIR"), List.of("tmux-" + uid), places);
        for (String name : List.of("SCREENDIR", "NVIM", "VSCODE_IPC_HOOK_CLI")) {
            below(environment.get(name), List.of(""), places);
        }
        for (String directory : Arrays.asList("/tmp", "/run/user/" + uid, environment.get("XDG_RUNTIME_DIR"))) {
            below(directory, begun(directory), places);
        }
        return places;
    }

    /** Names there that begin in one of the ways that count. */
    private static List<String> begun(String directory) {
        String[] names = directory == null ? null : new File(directory).list();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .filter(name -> BEGINNINGS.stream().anyMatch(name::startsWith))
                        .toList();
    }

    private static void below(String directory, List<String> names, List<Path> places) {
        if (directory != null && directory.startsWith("/")) {
            names.forEach(name -> places.add(Path.of(directory, name)));
        }
    }
}

package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.LoaderVariables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command lines that make a boundary and enter it.
 *
 * <p>Everything can be read, what the boundary names can be written too: deeper paths decide over the ones
 * they lie in. Processes see only each other. Sockets of services that would do anything for anybody who
 * can reach them (container engines, the system's and the user's managers) are covered, unless the policy
 * makes them writable.
 */
final class Bubblewrap {
    private static final List<String> SERVICES = List.of(
            "/run/docker.sock",
            "/run/podman/podman.sock",
            "/run/containerd/containerd.sock",
            "/run/crio/crio.sock",
            "/run/buildkit/buildkitd.sock",
            "/run/dbus/system_bus_socket",
            "/run/systemd/private",
            "/run/snapd.socket",
            "/run/libvirt/libvirt-sock");
    private static final List<String> SERVICES_OF_A_USER =
            List.of("bus", "docker.sock", "podman/podman.sock", "systemd/private", "systemd/notify");

    /** The end of what the holder says, once everything is in its place. */
    static final char READY = '!';

    private static final String SHELL = "/bin/sh";
    private static final String WAIT = "echo '" + READY + "' >&2; read -r line";

    /** What those inside can do in a place. */
    private enum Access {
        READ("--ro-bind"),
        WRITE("--bind");

        private final String option;

        Access(String option) {
            this.option = option;
        }
    }

    private final Tools tools;

    Bubblewrap(Tools tools) {
        this.tools = tools;
    }

    /**
     * Makes the boundary and holds it as long as its standard input is open. It says who it is
     * ({@code child-pid}) on its standard output, and {@link #READY} on standard error once the boundary is whole.
     */
    List<String> hold(Boundary boundary) {
        List<String> line = make(boundary);
        line.addAll(List.of("--", SHELL, "-c", WAIT));
        return line;
    }

    /** The same with a shell that takes orders from its standard input, and ends with it. */
    List<String> holdForOrders(Boundary boundary) {
        List<String> line = make(boundary);
        line.addAll(List.of("--new-session", "--as-pid-1", "--", SHELL));
        return line;
    }

    private List<String> make(Boundary boundary) {
        List<String> line = new ArrayList<>(List.of(tools.bwrap().toString(), "--unshare-user", "--unshare-pid"));
        line.add("--unshare-ipc");
        if (!boundary.network()) {
            line.add("--unshare-net");
        }
        line.addAll(List.of("--cap-drop", "ALL", Access.READ.option, "/", "/"));
        line.addAll(isRoot() ? List.of("--dev", "/dev") : List.of("--dev-bind", "/dev", "/dev", "--tmpfs", "/dev/shm"));
        line.addAll(List.of("--proc", "/proc"));
        for (Map.Entry<Path, Access> place : places(boundary).entrySet()) {
            String path = place.getKey().toString();
            line.addAll(List.of(place.getValue().option, path, path));
        }
        for (Path socket : services(boundary)) {
            line.addAll(List.of(Access.READ.option, "/dev/null", socket.toString()));
        }
        line.addAll(List.of("--chdir", "/", "--info-fd", "1"));
        return line;
    }

    /** Devices of root's are everything, so root gets a few harmless ones of its own. */
    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** What can be done in which places, outer ones first. */
    private static Map<Path, Access> places(Boundary boundary) {
        Map<Path, Access> places =
                new TreeMap<>(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        boundary.guarded().forEach(path -> places.put(path, Access.READ));
        boundary.writable().forEach(path -> places.put(path, Access.WRITE));
        places.put(boundary.project(), Access.WRITE);
        places.put(boundary.temporary(), Access.WRITE);
        places.put(boundary.pipes(), Access.READ);
        boundary.guarded().forEach(path -> pin(path, places));
        return places;
    }

    /**
     * Makes each directory that can be written and that a guarded path lies in a place of its own: nobody inside can
     * move one, and so none can be put aside with what it guards and another made under its name.
     */
    private static void pin(Path guarded, Map<Path, Access> places) {
        for (Path around = guarded.getParent(); around != null; around = around.getParent()) {
            if (isWritable(around, places)) {
                places.putIfAbsent(around, Access.WRITE);
            }
        }
    }

    private static boolean isWritable(Path path, Map<Path, Access> places) {
        Path place = path;
        while (place != null && !places.containsKey(place)) {
            place = place.getParent();
        }
        return place != null && places.get(place) == Access.WRITE;
    }

    private static List<Path> services(Boundary boundary) {
        List<Path> all = new ArrayList<>(SERVICES.stream().map(Path::of).toList());
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null && runtime.startsWith("/")) {
            SERVICES_OF_A_USER.forEach(name -> all.add(Path.of(runtime, name)));
        }
        return all.stream()
                .filter(Files::exists)
                .filter(socket -> boundary.writable().stream().noneMatch(socket::startsWith))
                .toList();
    }

    /**
     * Starts a program inside.
     *
     * @param holder process id of who holds the boundary, inside of it
     * @param environment of the command; the variables that {@link LoaderVariables} names are set last
     */
    List<String> enter(
            long holder,
            boolean network,
            Path directory,
            String program,
            List<String> args,
            Map<String, String> environment) {
        List<String> line = new ArrayList<>(List.of(
                tools.nsenter().toString(),
                "--target",
                Long.toString(holder),
                "--user",
                "--preserve-credentials",
                "--mount",
                "--pid",
                "--ipc"));
        if (!network) {
            line.add("--net");
        }
        line.addAll(List.of(
                "--",
                tools.setpriv().toString(),
                "--no-new-privs",
                "--bounding-set=-all",
                "--inh-caps=-all",
                tools.env().toString(),
                "-C",
                directory.toString()));
        environment.forEach((name, value) -> {
            if (LoaderVariables.contain(name)) {
                line.add(name + "=" + value);
            }
        });
        line.add(program);
        line.addAll(args);
        return line;
    }
}

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
 * can reach them are covered, see {@link Services}; terminals are not there, see {@link Devices}; settings of the
 * system can only be read.
 */
final class Bubblewrap {
    private static final Path NOTHING = Path.of("/dev/null");

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
    private final int uid;

    /** @throws CannotConfineException when it cannot be found out who this process runs as */
    Bubblewrap(Tools tools) throws CannotConfineException {
        this.tools = tools;
        this.uid = Uid.own();
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
        line.addAll(List.of("--dev", "/dev"));
        for (Path device : devices()) {
            line.addAll(List.of("--dev-bind-try", device.toString(), device.toString()));
        }
        // Of root's processes the kernel takes settings there without asking for a privilege.
        line.addAll(List.of("--proc", "/proc", Access.READ.option, "/proc/sys", "/proc/sys"));
        for (Map.Entry<Path, Access> place : places(boundary).entrySet()) {
            String path = place.getKey().toString();
            line.addAll(List.of(place.getValue().option, path, path));
        }
        for (Path service : Services.covered(uid, System.getenv(), boundary.writable())) {
            line.addAll(cover(service));
        }
        line.addAll(List.of("--chdir", "/", "--info-fd", "1"));
        return line;
    }

    /** Devices of root's are everything, so root gets only a few harmless ones. */
    private List<Path> devices() {
        return uid == Uid.ROOT ? List.of() : Devices.shared(Path.of("/dev"), uid);
    }

    /** A directory of sockets is covered by an empty one: there are others, of other names, later. */
    private static List<String> cover(Path service) {
        return Files.isDirectory(service)
                ? List.of("--tmpfs", service.toString())
                : List.of(Access.READ.option, NOTHING.toString(), service.toString());
    }

    /** What can be done in which places, outer ones first. */
    private static Map<Path, Access> places(Boundary boundary) {
        Map<Path, Access> places =
                new TreeMap<>(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()));
        boundary.guarded().forEach(path -> places.put(path, Access.READ));
        boundary.writable().forEach(path -> places.put(path, Access.WRITE));
        places.put(boundary.project(), Access.WRITE);
        places.put(boundary.place(), Access.READ);
        places.put(boundary.temporary(), Access.WRITE);
        places.put(boundary.pipes(), Access.READ);
        List.copyOf(places.keySet()).forEach(path -> pin(path, places));
        return places;
    }

    /**
     * Makes each directory that can be written and that another place lies in a place of its own: nobody inside can
     * move one. So none can be put aside with what it guards and another made under its name; nor can a link take its
     * name, by which the next boundary would have the project, or what the policy names, elsewhere.
     */
    private static void pin(Path place, Map<Path, Access> places) {
        for (Path around = place.getParent(); around != null; around = around.getParent()) {
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

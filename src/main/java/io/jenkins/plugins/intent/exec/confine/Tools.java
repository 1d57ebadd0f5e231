package io.jenkins.plugins.intent.exec.confine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs that make a boundary: bubblewrap makes it. Where a shell inside cannot start the commands,
 * {@code nsenter} enters it, {@code setpriv} gives up every privilege on the way, {@code env} sets what the command
 * finds. They are looked up in the system's directories and on the path of this process, never where commands can write:
 * who can put a program there would otherwise make the boundaries of all later blocks.
 *
 * @param bwrap file of bubblewrap
 * @param version what it says of itself, such as "bubblewrap 0.8.0"
 * @param prefix what a shell inside starts programs with, so that they lead a session and ignore no signal; empty
 *     where that cannot be had
 */
record Tools(Path bwrap, Path nsenter, Path setpriv, Path env, String version, List<String> prefix) {
    private static final String STANDARD_PATH =
            "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin";
    private static final long LONGEST_TRIAL_SECONDS = 20;
    /** Trials start processes; what a machine can do does not change while it is asked. */
    private static final Map<String, Answer> KNOWN = new ConcurrentHashMap<>();

    private record Answer(Tools tools, String problem) {}

    /**
     * What this machine has.
     *
     * @param writable real paths of what commands can write
     * @throws CannotConfineException when something is missing or forbidden, with what to install or allow
     */
    static Tools find(List<Path> writable) throws CannotConfineException {
        String path = Stream.of(path().split(":"))
                .filter(entry -> entry.startsWith("/") && isOutOf(writable, Path.of(entry)))
                .collect(Collectors.joining(":"));
        Answer answer = KNOWN.computeIfAbsent(path, Tools::look);
        if (answer.problem() != null) {
            throw new CannotConfineException(answer.problem());
        }
        Tools tools = answer.tools();
        for (Path program : List.of(tools.bwrap(), tools.nsenter(), tools.setpriv(), tools.env())) {
            if (!isOutOf(writable, program)) {
                throw new CannotConfineException("commands cannot be confined by `" + program
                        + "`, which they could exchange; have it where they cannot write");
            }
        }
        return tools;
    }

    private static boolean isOutOf(List<Path> writable, Path place) {
        try {
            List<Path> way = new ArrayList<>(LinksOnTheWay.to(place));
            way.add(place.toRealPath());
            return way.stream().noneMatch(each -> writable.stream().anyMatch(each::startsWith));
        } catch (IOException absent) {
            return false;
        }
    }

    /** The system's own directories first: in others can be what commands of an isolated stage cannot write, but others can. */
    private static String path() {
        return STANDARD_PATH + ":" + System.getenv().getOrDefault("PATH", "");
    }

    private static Answer look(String path) {
        try {
            return new Answer(look(path, System.getProperty("os.name")), null);
        } catch (CannotConfineException e) {
            return new Answer(null, e.getMessage());
        }
    }

    /** The same for any path and system. */
    static Tools look(String path, String system) throws CannotConfineException {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            throw new CannotConfineException("commands cannot be confined here: it takes Linux, and this is " + system);
        }
        Path bwrap = program("bwrap", "bubblewrap", path);
        Path nsenter = program("nsenter", "util-linux", path);
        Path setpriv = program("setpriv", "util-linux", path);
        Path env = program("env", "coreutils", path);
        String version = said(List.of(bwrap.toString(), "--version"), "run");
        said(
                List.of(setpriv.toString(), "--inh-caps=-all", "--no-new-privs", env.toString(), "-C", "/", "true"),
                "run");
        said(
                List.of(
                        bwrap.toString(),
                        "--unshare-user",
                        "--unshare-pid",
                        "--ro-bind",
                        "/",
                        "/",
                        "--proc",
                        "/proc",
                        "--",
                        setpriv.toString(),
                        "--no-new-privs",
                        env.toString(),
                        "true"),
                "make namespaces for users; allow them (kernel.unprivileged_userns_clone, "
                        + "user.max_user_namespaces, or a profile of AppArmor)");
        return new Tools(bwrap, nsenter, setpriv, env, version, prefix(path, env));
    }

    private static List<String> prefix(String path, Path env) {
        try {
            List<String> prefix = List.of(
                    program("setsid", "util-linux", path).toString(), env.toString(), "--default-signal=INT,QUIT");
            List<String> trial = new ArrayList<>(prefix);
            trial.addAll(List.of("-C", "/", "true"));
            said(trial, "run");
            return prefix;
        } catch (CannotConfineException e) {
            return List.of();
        }
    }

    private static Path program(String name, String debianPackage, String path) throws CannotConfineException {
        for (String directory : path.split(":")) {
            Path file = Path.of(directory.isEmpty() ? "/" : directory).resolve(name);
            if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file;
            }
        }
        throw new CannotConfineException("commands cannot be confined here: there is no `" + name
                + "` in PATH; install the package `" + debianPackage + "`");
    }

    private static String said(List<String> line, String need) throws CannotConfineException {
        String failure;
        try {
            Process trial = new ProcessBuilder(new ArrayList<>(line))
                    .redirectErrorStream(true)
                    .start();
            trial.getOutputStream().close();
            String text = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (trial.waitFor(LONGEST_TRIAL_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return text;
            }
            failure = text;
            trial.destroyForcibly();
        } catch (IOException e) {
            failure = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "interrupted";
        }
        throw new CannotConfineException(
                "commands cannot be confined here: `" + line.get(0) + "` cannot " + need + " (" + failure + ")");
    }
}

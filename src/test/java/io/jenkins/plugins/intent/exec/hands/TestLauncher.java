package io.jenkins.plugins.intent.exec.hands;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Does to what is launched what launchers of Jenkins do, with a "container" that is a process of its own. */
public enum TestLauncher {
    /**
     * As {@code container()} of the Kubernetes plugin: types into a shell, which evaluates arguments; mixes
     * the streams; passes no input; one launch at a time; the volume has another path.
     */
    KUBERNETES,
    /** As {@code docker exec}: exact arguments, an environment of its own, the same path. */
    DOCKER,
    /** As a prefix: the agent's environment. */
    PREFIX;

    private static final Object ONE_AT_A_TIME = new Object();
    private static final Map<String, String> OF_THE_CONTAINER =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "WHERE", "container");

    /** Whether this machine lets it do so. */
    public boolean isPossible() throws IOException, InterruptedException {
        return this != KUBERNETES
                || run(new ProcessBuilder("unshare", "-Um", "-r", "true"), "", OutputStream.nullOutputStream()) == 0;
    }

    /**
     * @param volume what is mounted in the container
     * @param directory of the hands, below it
     */
    public PlaceLauncher at(Path volume, Path directory) {
        return (command, environment, output) -> {
            synchronized (ONE_AT_A_TIME) {
                return run(
                        builder(volume, directory, command, unescaped(environment)),
                        input(volume, directory, command, unescaped(environment)),
                        output);
            }
        };
    }

    /** Ends what has this variable, as the Kubernetes plugin does. */
    public static void kill(String variable, String value) throws IOException, InterruptedException {
        String script = "kill `grep -l '" + variable + "=" + value + "' /proc/*/environ | cut -d / -f 3 `";
        run(new ProcessBuilder("sh", "-c", script), "", OutputStream.nullOutputStream());
    }

    private ProcessBuilder builder(Path volume, Path directory, List<String> command, Map<String, String> environment) {
        List<String> line = new ArrayList<>();
        switch (this) {
            case KUBERNETES -> {
                String mounts = "mkdir -p '" + mounted(volume) + "' && mount --bind '" + volume + "' '"
                        + mounted(volume) + "' && mount -t tmpfs none '" + volume + "' && exec sh";
                line.addAll(List.of("unshare", "-Um", "-r", "sh", "-c", mounts));
            }
            case DOCKER -> line.addAll(command);
            case PREFIX -> {
                line.addAll(List.of("env", "WHERE=prefix", "nice", "-n", "1"));
                line.addAll(command);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        if (this != KUBERNETES) {
            builder.directory(directory.toFile());
        }
        if (this != PREFIX) {
            builder.environment().clear();
            builder.environment().putAll(OF_THE_CONTAINER);
        }
        if (this != KUBERNETES) {
            builder.environment().putAll(environment);
        }
        return builder;
    }

    /** Where a volume is in the container. */
    private static Path mounted(Path volume) {
        return volume.resolveSibling("mounted " + volume.getFileName());
    }

    private String input(Path volume, Path directory, List<String> command, Map<String, String> environment) {
        if (this != KUBERNETES) {
            return "";
        }
        StringBuilder typed = new StringBuilder();
        typed.append("cd \"")
                .append(mounted(volume).resolve(volume.relativize(directory)))
                .append("\"\n");
        environment.forEach((name, value) -> {
            if (name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                typed.append("export ")
                        .append(name)
                        .append("='")
                        .append(value.replace("'", "'\\''"))
                        .append("'\n");
            }
        });
        command.forEach(
                word -> typed.append('"').append(word.replace("\"", "\\\"")).append("\" "));
        return typed.append("\nexit\n").toString();
    }

    private static Map<String, String> unescaped(Map<String, String> environment) {
        Map<String, String> unescaped = new TreeMap<>(environment);
        unescaped.replaceAll((name, value) -> value.replace("$$", "$"));
        return unescaped;
    }

    private static int run(ProcessBuilder builder, String input, OutputStream output)
            throws IOException, InterruptedException {
        if (input.isEmpty()) {
            builder.redirectInput(new File("/dev/null"));
        }
        Process process = builder.start();
        if (!input.isEmpty()) {
            try (OutputStream typing = process.getOutputStream()) {
                typing.write(input.getBytes(StandardCharsets.UTF_8));
            }
        }
        process.getInputStream().transferTo(output);
        return process.waitFor();
    }
}

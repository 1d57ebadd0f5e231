package io.jenkins.plugins.intent.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** A project with a small workflow, the command line in processes of its own, and ways to find them. */
final class CrashSite {
    static final List<String> STAGES = List.of("left", "right", "apart", "join");

    /** The packed command line where it is given, as people use it; the classes under test otherwise. */
    private static final String CLASS_PATH =
            System.getProperty("intent.crash.classpath", System.getProperty("java.class.path"));

    private static final String COOKIE = "INTENT_JOB_COOKIE=";

    final Path project;
    private final Path diary;
    private final Path cliLog;
    private final String mark = "CRASH_SITE=" + UUID.randomUUID();

    CrashSite(Path root) throws IOException {
        project = Files.createDirectories(root.resolve("project"));
        diary = root.resolve("diary");
        cliLog = root.resolve("cli.log");
        Files.writeString(diary, "");
        List<String> stages = new ArrayList<>();
        stages.add(stage("left", "shared", "", ""));
        stages.add(stage("right", "shared", "", ""));
        stages.add(stage("apart", "isolated", "\"left\"", "\"apart.txt\""));
        stages.add(stage("join", "shared", "\"right\", \"apart\"", ""));
        Files.writeString(
                project.resolve("intent.json"),
                "{\"schema_version\": 1, \"goal\": \"Survive\", \"workflow\": {\"name\": \"crash\", \"stages\": [\n"
                        + String.join(",\n", stages) + "\n]}}\n");
    }

    /** Two commands that write down in the diary that they began and that they ended. */
    private String stage(String id, String workspace, String needs, String outputs) {
        return String.format("""
                {"id": "%1$s", "workspace": "%2$s", "needs": [%3$s], "outputs": [%4$s],
                 "max_attempts": 9, "lease_sec": 60,
                 "exec": {"allow_shell": true, "commands": [
                   {"program": "sh", "args": ["-c", "echo begin %1$s | tee -a $DIARY >&2; seq 1 300; sleep 0.2"]},
                   {"program": "sh", "args": ["-c", "echo %1$s > %1$s.txt; sleep 0.1; echo end %1$s | tee -a $DIARY >&2"]}]}}""", id, workspace, needs, outputs);
    }

    /** Starts {@code intent <args>}. */
    Process cli(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                CLASS_PATH,
                "io.jenkins.plugins.intent.cli.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cliLog.toFile()));
        String[] variable = mark.split("=");
        builder.environment().put(variable[0], variable[1]);
        builder.environment().put("DIARY", diary.toString());
        return builder.start();
    }

    /** What all calls of the command line said. */
    String said() throws IOException {
        return Files.readString(cliLog);
    }

    /** The newest run that has books. */
    Optional<Path> run() throws IOException {
        Path runs = project.resolve(".intent/runs");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> !run.getFileName().toString().startsWith("."))
                    .filter(run -> Files.exists(run.resolve("journal.jsonl")))
                    .sorted()
                    .reduce((a, b) -> b);
        }
    }

    /** How often a stage wrote down {@code word}. */
    long diary(String word, String stage) throws IOException {
        return Files.readAllLines(diary).stream()
                .filter((word + " " + stage)::equals)
                .count();
    }

    List<ProcessHandle> supervisors() {
        return processes(pid -> read(pid, "cmdline").contains("supervised.Supervisor\0")
                && read(pid, "cmdline").contains(project.toString()));
    }

    /** Processes that commands are or have started. */
    List<ProcessHandle> commands() {
        return processes(pid -> {
            String environment = read(pid, "environ");
            return environment.contains(mark) && environment.contains(COOKIE);
        });
    }

    private static List<ProcessHandle> processes(LongPredicate wanted) {
        return ProcessHandle.allProcesses()
                .filter(process -> wanted.test(process.pid()))
                .toList();
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + pid + "/" + file)), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}

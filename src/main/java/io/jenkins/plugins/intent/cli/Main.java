package io.jenkins.plugins.intent.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** Entry point of the {@code intent} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        Map<String, String> environment = System.getenv();
        boolean terminal = System.console() != null && !"dumb".equals(environment.get("TERM"));
        Host host = new Host(Path.of("").toAbsolutePath(), environment, out, utf8(FileDescriptor.err), terminal);
        int code = run(host, args);
        out.flush();
        System.exit(code);
    }

    /** Runs one call of the command and returns its exit code; never throws for a user's mistake. */
    public static int run(Host host, String... args) {
        CommandLine commands = new CommandLine(new IntentCommand(), new Commands(host));
        commands.setOut(new java.io.PrintWriter(host.out(), true));
        commands.setErr(new java.io.PrintWriter(host.err(), true));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler(new Mistakes(host));
        return commands.execute(args);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}

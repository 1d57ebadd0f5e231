package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.exec.ReadAhead;
import io.jenkins.plugins.intent.exec.process.CallerEnvironment;
import io.jenkins.plugins.intent.exec.process.FastLaunch;
import io.jenkins.plugins.intent.exec.process.ThisMachine;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.NativeNames;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the {@code intent} command. */
public final class Main {
    /** Said before anything is made ready: scripts ask for it first thing. */
    static final String VERSION = "intent 1.0.0";

    /** Set by the launcher script, since Java only sees a terminal when input is one too. */
    private static final String TERMINAL = "intent.terminal";

    /** Set by the launcher script: how it was called. */
    private static final String COMMAND = "intent.command";

    private Main() {}

    public static void main(String[] args) {
        WatchedOutput written = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream out = utf8(written);
        PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
        if (args.length == 1 && args[0].equals("--version")) {
            out.println(VERSION);
            System.exit(ended(ExitCode.SUCCEEDED, written, err));
        }
        Path directory = Path.of("").toAbsolutePath();
        if (!Files.isDirectory(directory)) {
            err.println("intent: the current directory cannot be named here: " + whyNameless());
            System.exit(ExitCode.USAGE);
        }
        FastLaunch.enable();
        ThisMachine.ownJava(false);
        if (Commands.runs(args)) {
            ReadAhead.toRun();
        } else if (Commands.judges(args)) {
            ReadAhead.toPlan();
        }
        Map<String, String> environment = CallerEnvironment.read();
        boolean terminal = (Boolean.getBoolean(TERMINAL) || System.console() != null)
                && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        Host host = new Host(directory, environment, out, err, terminal, System.getProperty(COMMAND, "intent"));
        int code = run(host, args);
        out.flush();
        code = ended(code, written, err);
        ThisMachine.disownJava();
        System.exit(code);
    }

    private static String whyNameless() {
        String advice = NativeNames.advice();
        return advice.isEmpty() ? "its name is not UTF-8; rename it, or change to another one" : advice;
    }

    /** Runs one call of the command and returns its exit code; never throws for a user's mistake. */
    public static int run(Host host, String... args) {
        return PlainCall.run(host, args).orElseGet(() -> byPicocli(host, args));
    }

    private static int byPicocli(Host host, String... args) {
        CommandLine commands = Commands.forCall(host, args);
        Mistakes mistakes = new Mistakes(host);
        commands.setOut(new PrintWriter(host.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(host.err(), true, StandardCharsets.UTF_8));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                new OutputOptions().style(host).colors() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        // A reason or a name may begin with @, and a document is never a list of arguments.
        commands.setExpandAtFiles(false);
        commands.registerConverter(Path.class, Main::path);
        commands.setExecutionExceptionHandler(mistakes);
        commands.setParameterExceptionHandler(mistakes);
        return commands.execute(args);
    }

    /** Nobody means the current directory by an empty text: some variable of a script was not set. */
    private static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("a path cannot be empty");
        }
        return Path.of(text);
    }

    /** Whoever reads the output must not take what is missing of it for all there is. */
    private static int ended(int code, WatchedOutput written, PrintStream err) {
        if (written.failure().isEmpty()) {
            return code;
        }
        err.println("intent: standard output could not be written: "
                + IoErrors.reason(written.failure().get()));
        return code == ExitCode.SUCCEEDED ? ExitCode.STATE : code;
    }

    private static PrintStream utf8(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}

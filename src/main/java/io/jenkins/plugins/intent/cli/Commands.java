package io.jenkins.plugins.intent.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The subcommands by name. */
final class Commands {
    private static final List<String> ALL = List.of(
            "run",
            "resume",
            "rerun",
            "status",
            "logs",
            "approve",
            "reject",
            "cancel",
            "validate",
            "explain",
            "policy",
            "convert",
            "gc",
            "verify",
            "schema",
            "completion");

    private static final Set<String> JUDGING = Set.of("validate", "explain", "policy");
    private static final Set<String> RUNNING = Set.of("run", "resume", "rerun");

    private Commands() {}

    /** Whether what these arguments call starts commands. */
    static boolean runs(String... args) {
        return args.length > 0 && RUNNING.contains(args[0]);
    }

    /** Whether what these arguments call asks the policy about commands, and starts none. */
    static boolean judges(String... args) {
        return args.length > 0 && JUDGING.contains(args[0]);
    }

    /** The whole command. */
    static CommandLine all(Host host) {
        CommandLine line = new CommandLine(new IntentCommand(host));
        ALL.forEach(name -> add(line, name, host));
        return line.addSubcommand("help", new CommandLine.HelpCommand());
    }

    /** Only what these arguments call: reading the annotations of all the others would double the start-up time. */
    static CommandLine forCall(Host host, String... args) {
        if (args.length == 0 || !ALL.contains(args[0])) {
            return all(host);
        }
        CommandLine line = new CommandLine(new IntentCommand(host));
        add(line, args[0], host);
        return line;
    }

    private static void add(CommandLine line, String name, Host host) {
        Object command = made(name, host);
        CommandLine added = command instanceof CommandLine whole ? whole : new CommandLine(command);
        added.getCommandSpec().version(line.getCommandSpec().version());
        line.addSubcommand(name, added);
    }

    /**
     * What carries out a subcommand: an object with annotations, or more than that. No table of constructors, since
     * Java would make a class for each of them at every start.
     */
    static Object made(String name, Host host) {
        return switch (name) {
            case "run" -> new RunCommand(host);
            case "resume" -> new ResumeCommand(host);
            case "rerun" -> new RerunCommand(host);
            case "status" -> new StatusCommand(host);
            case "logs" -> new LogsCommand(host);
            case "approve" -> DecisionCommand.approve(host);
            case "reject" -> DecisionCommand.reject(host);
            case "cancel" -> new CancelCommand(host);
            case "validate" -> new ValidateCommand(host);
            case "explain" -> new ExplainCommand(host);
            case "policy" -> PolicyCommand.with(host);
            case "convert" -> new ConvertCommand(host);
            case "gc" -> new GcCommand(host);
            case "verify" -> new VerifyCommand(host);
            case "schema" -> new SchemaCommand(host);
            case "completion" -> new CompletionCommand(host);
            default -> throw new IllegalArgumentException("no subcommand: " + name);
        };
    }
}

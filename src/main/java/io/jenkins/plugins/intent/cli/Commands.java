package io.jenkins.plugins.intent.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** The subcommands by name. */
final class Commands {
    private static final Map<String, Function<Host, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("run", RunCommand::new);
        ALL.put("resume", ResumeCommand::new);
        ALL.put("rerun", RerunCommand::new);
        ALL.put("status", StatusCommand::new);
        ALL.put("logs", LogsCommand::new);
        ALL.put("approve", DecisionCommand::approve);
        ALL.put("reject", DecisionCommand::reject);
        ALL.put("cancel", CancelCommand::new);
        ALL.put("validate", ValidateCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("policy", PolicyCommand::with);
        ALL.put("convert", ConvertCommand::new);
        ALL.put("gc", GcCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("schema", SchemaCommand::new);
        ALL.put("completion", CompletionCommand::new);
    }

    private static final Set<String> JUDGING = Set.of("run", "resume", "rerun", "validate", "explain", "policy");

    private Commands() {}

    /** Whether what these arguments call asks the policy about commands. */
    static boolean judges(String... args) {
        return args.length > 0 && JUDGING.contains(args[0]);
    }

    /** The whole command. */
    static CommandLine all(Host host) {
        CommandLine line = new CommandLine(new IntentCommand(host));
        ALL.keySet().forEach(name -> add(line, name, host));
        return line.addSubcommand("help", new CommandLine.HelpCommand());
    }

    /** Only what these arguments call: reading the annotations of all the others would double the start-up time. */
    static CommandLine forCall(Host host, String... args) {
        if (args.length == 0 || !ALL.containsKey(args[0])) {
            return all(host);
        }
        CommandLine line = new CommandLine(new IntentCommand(host));
        add(line, args[0], host);
        return line;
    }

    private static void add(CommandLine line, String name, Host host) {
        Object command = ALL.get(name).apply(host);
        CommandLine added = command instanceof CommandLine whole ? whole : new CommandLine(command);
        added.getCommandSpec().version(line.getCommandSpec().version());
        line.addSubcommand(name, added);
    }
}

package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.json.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Commands that run one after the other on one agent.
 *
 * @param workdir directory of the commands, relative to the project directory
 * @param haltOnError whether the first failure ends the block
 * @param allowShell whether the author asks for shell entry points; the policy has the last word
 * @param env variables for every command, in document order
 * @param secretEnv names of variables whose values are masked in everything that is kept
 * @param commands at least one
 * @param killGraceSec how long processes may take to end when asked to, in seconds; empty means the usual time
 * @param exports names of captured variables that the stages which need this one see
 * @param when what must hold for any of it to be run, as far as that is known only where it runs
 * @param services programs that run beside the commands
 * @param late values of {@code env} that have variables not known before a command starts
 */
public record ExecBlock(
        String workdir,
        boolean haltOnError,
        boolean allowShell,
        Map<String, String> env,
        List<String> secretEnv,
        List<Command> commands,
        Optional<Long> killGraceSec,
        List<String> exports,
        Optional<Condition> when,
        List<Service> services,
        List<LateText> late) {
    private static final Pointer BLOCK = Pointer.ROOT.at("exec");

    public ExecBlock {
        Objects.requireNonNull(workdir, "workdir");
        env = Ordered.copyOf(env);
        secretEnv = List.copyOf(secretEnv);
        commands = List.copyOf(commands);
        exports = List.copyOf(exports);
        services = List.copyOf(services);
        late = List.copyOf(late);
    }

    /** One whose variables are all known. */
    public ExecBlock(
            String workdir,
            boolean haltOnError,
            boolean allowShell,
            Map<String, String> env,
            List<String> secretEnv,
            List<Command> commands) {
        this(
                workdir,
                haltOnError,
                allowShell,
                env,
                secretEnv,
                commands,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /**
     * Everything that may be started: the commands, the services, and the commands that tell whether a
     * service can be used. Places in this list are what marks, digests and verdicts go by.
     */
    public List<Command> started() {
        if (services.isEmpty()) {
            return commands;
        }
        List<Command> all = new ArrayList<>(commands);
        services.forEach(service -> all.add(service.command()));
        services.forEach(service -> service.ready().flatMap(Ready::command).ifPresent(all::add));
        return all;
    }

    /** Place of a service in {@link #started()}. */
    public int indexOfService(int service) {
        return commands.size() + service;
    }

    /** Place, in {@link #started()}, of the command that tells whether a service can be used. */
    public int indexOfReadyCommand(int service) {
        long before = services.subList(0, service).stream()
                .filter(each -> each.ready().flatMap(Ready::command).isPresent())
                .count();
        return commands.size() + services.size() + (int) before;
    }

    /** JSON pointer, from the stage, of what has this place in {@link #started()}. */
    public String pointer(int index) {
        return place(index, BLOCK).toString();
    }

    /**
     * Where in its document something stands.
     *
     * @param index its place in {@link #started()}
     * @param block where this block stands
     */
    public Pointer place(int index, Pointer block) {
        if (index < commands.size()) {
            return block.at("commands").at(index);
        }
        if (index < commands.size() + services.size()) {
            return block.at("services").at(index - commands.size());
        }
        int service = 0;
        while (services.get(service).ready().flatMap(Ready::command).isEmpty()
                || indexOfReadyCommand(service) != index) {
            service++;
        }
        return block.at("services").at(service).at("ready").at("command");
    }
}

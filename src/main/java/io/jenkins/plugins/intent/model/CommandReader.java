package io.jenkins.plugins.intent.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commands out of a document that passed every check, and fills in the defaults. */
final class CommandReader {
    private static final List<String> STREAMS =
            List.of("stdin_from", "stdin_text", "stdout_to", "stderr_to", "append", "capture");

    private CommandReader() {}

    static Command command(JsonNode command) {
        Optional<String> cwd = text(command.path("cwd"));
        Map<String, String> env = env(command.path("env"));
        List<LateText> late = late(command);
        JsonNode parts = command.path("pipe");
        List<Command> pipe = parts.isEmpty() ? List.of() : new ArrayList<>();
        for (JsonNode part : parts) {
            pipe.add(part(part, cwd, env, late));
        }
        return process(command, cwd, env, pipe, late);
    }

    static List<Service> services(JsonNode services) {
        if (services.isEmpty()) {
            return List.of();
        }
        List<Service> all = new ArrayList<>();
        for (JsonNode service : services) {
            JsonNode ready = service.path("ready");
            Optional<Ready> how = ready.isObject()
                    ? Optional.of(new Ready(
                            ready.path("port").asInt(0),
                            text(ready.path("log")),
                            ready.has("command") ? Optional.of(command(ready.path("command"))) : Optional.empty()))
                    : Optional.empty();
            all.add(new Service(
                    command(service), how, service.path("ready_timeout_sec").asLong(Service.READY_TIMEOUT_SEC)));
        }
        return all;
    }

    /** What one process has; a part of a pipe has the directory and variables of the pipe below its own. */
    private static Command part(
            JsonNode command, Optional<String> cwd, Map<String, String> around, List<LateText> lateAround) {
        Map<String, String> env = new LinkedHashMap<>(around);
        env.putAll(env(command.path("env")));
        List<LateText> late = new ArrayList<>(late(command));
        for (LateText outer : lateAround) {
            boolean own = command.path("env").has(outer.place().replaceFirst("^env/", ""));
            if (outer.place().startsWith("env/") && !own || outer.place().equals("cwd") && !command.has("cwd")) {
                late.add(outer);
            }
        }
        return process(command, text(command.path("cwd")).or(() -> cwd), env, List.of(), late);
    }

    private static Command process(
            JsonNode command, Optional<String> cwd, Map<String, String> env, List<Command> pipe, List<LateText> late) {
        List<String> args = new ArrayList<>();
        List<GlobArgument> globs = List.of();
        for (JsonNode argument : command.path("args")) {
            if (argument.isObject()) {
                globs = globs.isEmpty() ? new ArrayList<>() : globs;
                globs.add(
                        new GlobArgument(args.size(), argument.path("optional").asBoolean(false)));
            }
            args.add(argument.isObject() ? argument.path("glob").textValue() : argument.textValue());
        }
        return new Command(
                text(command.path("name")),
                command.path("program").asText(""),
                args,
                cwd,
                env,
                command.path("timeout_sec").asLong(0),
                command.path("allow_failure").asBoolean(false),
                globs,
                codes(command.path("success_codes")),
                retry(command.path("retry")),
                seconds(command.path("kill_grace_sec")),
                streams(command),
                ConditionReader.optional(command.path("when")),
                pipe,
                late);
    }

    private static Streams streams(JsonNode command) {
        return hasStreams(command) ? streamsOf(command) : Streams.PLAIN;
    }

    private static boolean hasStreams(JsonNode command) {
        for (String field : STREAMS) {
            if (command.has(field)) {
                return true;
            }
        }
        return false;
    }

    private static Streams streamsOf(JsonNode command) {
        return new Streams(
                text(command.path("stdin_from")),
                text(command.path("stdin_text")),
                text(command.path("stdout_to")),
                text(command.path("stderr_to")),
                command.path("append").asBoolean(false),
                text(command.path("capture")));
    }

    private static Optional<Retry> retry(JsonNode retry) {
        return retry.isObject()
                ? Optional.of(new Retry(
                        retry.path("attempts").asInt(1),
                        retry.path("delay_sec").asLong(0),
                        codes(retry.path("on_exit_codes"))))
                : Optional.empty();
    }

    static Optional<Long> seconds(JsonNode seconds) {
        return seconds.isMissingNode() ? Optional.empty() : Optional.of(seconds.asLong());
    }

    private static List<Integer> codes(JsonNode array) {
        if (array.isEmpty()) {
            return List.of();
        }
        List<Integer> codes = new ArrayList<>();
        array.forEach(code -> codes.add(code.asInt()));
        return codes;
    }

    /** Its texts that are completed when a command starts. */
    static List<LateText> late(JsonNode owner) {
        JsonNode texts = owner.path(Replacement.LATE);
        if (texts.isEmpty()) {
            return List.of();
        }
        List<LateText> late = new ArrayList<>();
        texts.forEach(text -> late.add((LateText) ((POJONode) text).getPojo()));
        return late;
    }

    static Map<String, String> env(JsonNode object) {
        if (object.isEmpty()) {
            return Map.of();
        }
        Map<String, String> env = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> env.put(entry.getKey(), entry.getValue().textValue()));
        return env;
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}

package io.jenkins.plugins.intent.exec;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link ExecBlock} in {@code job.json}: the same fields, with null where the model has an empty Optional. */
record BlockJson(
        String workdir,
        boolean haltOnError,
        boolean allowShell,
        LinkedHashMap<String, String> env,
        List<String> secretEnv,
        List<CommandJson> commands) {
    record CommandJson(
            String name,
            String program,
            List<String> args,
            String cwd,
            LinkedHashMap<String, String> env,
            long timeoutSec,
            boolean allowFailure) {
        private static CommandJson of(Command command) {
            return new CommandJson(
                    command.name().orElse(null),
                    command.program(),
                    command.args(),
                    command.cwd().orElse(null),
                    new LinkedHashMap<>(command.env()),
                    command.timeoutSec(),
                    command.allowFailure());
        }

        private Command command() {
            return new Command(
                    Optional.ofNullable(name),
                    program,
                    orEmpty(args),
                    Optional.ofNullable(cwd),
                    orEmpty(env),
                    timeoutSec,
                    allowFailure);
        }
    }

    static final class FromBlock extends StdConverter<ExecBlock, BlockJson> {
        @Override
        public BlockJson convert(ExecBlock block) {
            return new BlockJson(
                    block.workdir(),
                    block.haltOnError(),
                    block.allowShell(),
                    new LinkedHashMap<>(block.env()),
                    block.secretEnv(),
                    block.commands().stream().map(CommandJson::of).toList());
        }
    }

    static final class ToBlock extends StdConverter<BlockJson, ExecBlock> {
        @Override
        public ExecBlock convert(BlockJson json) {
            return new ExecBlock(
                    json.workdir(),
                    json.haltOnError(),
                    json.allowShell(),
                    orEmpty(json.env()),
                    orEmpty(json.secretEnv()),
                    orEmpty(json.commands()).stream().map(CommandJson::command).toList());
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}

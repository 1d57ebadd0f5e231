package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.model.IntentReader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code intent schema}. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of intents, for editors and other tools.",
        footer = {"", "Example:", "  intent schema > intent.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    private final Host host;

    SchemaCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        host.out().write(ProgramFiles.bytes(IntentReader.class, IntentReader.SCHEMA));
        return ExitCode.SUCCEEDED;
    }
}

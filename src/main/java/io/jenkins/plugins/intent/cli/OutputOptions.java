package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a subcommand prints. */
final class OutputOptions {
    static final String JSON = "--json";

    @Option(names = JSON, description = "Print one JSON document on standard output and nothing else there.")
    private boolean json;

    @Option(names = "--no-color", description = "No colours, also on a terminal.")
    private boolean noColor;

    boolean json() {
        return json;
    }

    /** Colours on a terminal, unless somebody objects; see https://no-color.org. */
    Style style(Host host) {
        String objection = host.environment().getOrDefault("NO_COLOR", "");
        return new Style(host.terminal() && !json && !noColor && objection.isEmpty());
    }

    void printJson(Host host, Record document) {
        host.out().println(RecordJson.text(document));
    }

    /** The same for one that lies in a file. */
    void printFile(Host host, Path file) throws IOException {
        host.out().println(Files.readString(file));
    }
}

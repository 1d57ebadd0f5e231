package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** By which policy commands are judged. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A policy file. The first one is the floor; further ones, each with --policy, can only be stricter.")
    private List<Path> files = List.of();

    /** The built-in rules and what the files say. */
    CommandPolicy read(Host host) throws InvalidDocumentException, IOException {
        return read(files(host));
    }

    /** The files, absolute. */
    List<Path> files(Host host) {
        List<Path> absolute = new ArrayList<>();
        for (Path file : files) {
            absolute.add(host.resolve(file));
        }
        return absolute;
    }

    /** The built-in rules and what these files say. */
    static CommandPolicy read(List<Path> files) throws InvalidDocumentException, IOException {
        if (files.isEmpty()) {
            return CommandPolicy.builtIn();
        }
        List<PolicyLayer> layers = new ArrayList<>();
        for (Path file : files) {
            layers.add(new PolicyFiles().read(layers.isEmpty() ? "administrator" : "project", file));
        }
        return CommandPolicy.of(layers);
    }
}

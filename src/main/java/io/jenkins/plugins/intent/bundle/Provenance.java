package io.jenkins.plugins.intent.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Where and on what something ran: names of environment variables (never values), versions, and the
 * revision and status of the project's repository. Taken once per run and machine, since asking the
 * version control system costs as much as a short command.
 *
 * @param environment names, sorted
 * @param versions lines such as {@code java 17.0.15}
 * @param revision lines about the repository; says so when there is none
 */
public record Provenance(List<String> environment, List<String> versions, List<String> revision) {
    public Provenance {
        environment = List.copyOf(environment);
        versions = List.copyOf(versions);
        revision = List.copyOf(revision);
    }

    /** Looks around. Takes a few seconds at most, and never fails: what cannot be found out is said in the lines. */
    public static Provenance capture(Path projectDir, Collection<String> environmentNames) {
        throw new UnsupportedOperationException();
    }

    /** Writes {@code environment.txt}, {@code versions.txt} and {@code vcs.txt}; the directory is created. */
    public void write(Path directory) throws IOException {
        throw new UnsupportedOperationException();
    }
}

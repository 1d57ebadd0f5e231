package io.jenkins.plugins.intent.build;

import io.jenkins.plugins.intent.policy.grammar.GrammarIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the index of the programs that the policy knows beside their grammars.
 *
 * <p>Arguments: the directory of the grammars among the compiled classes.
 */
public final class GrammarNamesFile {
    private GrammarNamesFile() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Files.write(directory.resolve(GrammarIndex.FILE), GrammarIndex.make(name -> content(directory.resolve(name))));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

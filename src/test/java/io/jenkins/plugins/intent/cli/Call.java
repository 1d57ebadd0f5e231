package io.jenkins.plugins.intent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** One call of the command through its entry point, with real processes, and what came of it. */
record Call(int code, String out, String err) {
    static Call of(Path directory, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                directory, environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        int code = Main.run(host, args);
        return new Call(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Call of(Path directory, String... args) {
        return of(directory, System.getenv(), args);
    }

    /** Standard output as the one JSON document that it must be. */
    JsonNode json() throws IOException {
        return Json.LINE
                .reader()
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(out);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}

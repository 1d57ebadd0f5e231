package io.jenkins.plugins.intent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** The messages of docs/troubleshooting.md are those that the program has. */
public class TroubleshootingDocsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int SHORTEST = 4;

    @Test
    public void everyMessageOfThePageIsInTheProgram() throws IOException {
        String program = program();
        Set<String> missing = new TreeSet<>();
        int messages = 0;
        for (String line : Files.readAllLines(Path.of("docs/troubleshooting.md"))) {
            Matcher message = CODE.matcher(line.startsWith("| `") ? line.substring(0, line.indexOf(" | ")) : "");
            while (message.find()) {
                Stream.of(message.group(1).split("…|0x"))
                        .map(String::strip)
                        .filter(part -> part.length() >= SHORTEST && !program.contains(part))
                        .forEach(missing::add);
                messages++;
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue("only " + messages, messages > 50);
    }

    /** All sources, with texts that are put together from literals as one. */
    private static String program() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> texts = files.filter(file -> file.toString().matches(".*\\.(java|json|properties)"))
                    .toList();
            for (Path file : texts) {
                all.append(Files.readString(file, UTF_8)
                        .replaceAll("\"\\s*\\+\\s*\"", "")
                        .replace("\\\"", "\""));
            }
        }
        return all.toString();
    }
}

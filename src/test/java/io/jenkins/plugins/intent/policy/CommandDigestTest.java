package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class CommandDigestTest {
    private static final Path HERE = Path.of("/project");

    @Test
    public void everyPartCountsAndNoTwoCommandsShareADigest() {
        Set<String> digests = new HashSet<>();
        for (CommandLine command : List.of(
                new CommandLine("a", List.of("b", "c"), Map.of(), HERE),
                new CommandLine("a", List.of("bc"), Map.of(), HERE),
                new CommandLine("ab", List.of("c"), Map.of(), HERE),
                new CommandLine("a", List.of("b", "c", ""), Map.of(), HERE),
                new CommandLine("a", List.of("c", "b"), Map.of(), HERE),
                new CommandLine("a", List.of("b", "c"), Map.of("X", "1"), HERE),
                new CommandLine("a", List.of("b", "c"), Map.of("X", "2"), HERE),
                new CommandLine("a", List.of("b", "c"), Map.of("X1", ""), HERE),
                new CommandLine("a", List.of("b", "c"), Map.of(), HERE.resolve("sub")))) {
            assertTrue(command.toString(), digests.add(CommandDigest.of(command, HERE)));
        }
    }

    @Test
    public void orderOfVariablesMeansNothing() {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("A", "1");
        one.put("B", "2");
        Map<String, String> other = new LinkedHashMap<>();
        other.put("B", "2");
        other.put("A", "1");
        assertEquals(
                CommandDigest.of(new CommandLine("a", List.of(), one, HERE), HERE),
                CommandDigest.of(new CommandLine("a", List.of(), other, HERE), HERE));
    }

    @Test
    public void theProjectMayLieElsewhereWithAllThatIsInIt() {
        Path there = HERE.resolveSibling("there");
        CommandLine here = new CommandLine("a", List.of(), Map.of(), HERE.resolve("sub/dir"));
        CommandLine moved = new CommandLine("a", List.of(), Map.of(), there.resolve("sub/dir"));
        assertEquals(CommandDigest.of(here, HERE), CommandDigest.of(moved, there));
        assertNotEquals(CommandDigest.of(here, HERE), CommandDigest.of(moved, HERE));
    }
}

package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.policy.tools.PolicySuggestion;
import io.jenkins.plugins.intent.shell.ShellText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.Test;

public class SuggestionsTest {
    @Test
    public void refusedCommandComesWithOneThatPasses() {
        assertSuggests("make test", "sh", "-c", "make test");
        assertSuggests("nice make 'a b'", "nice", "bash", "-c", "make 'a b'");
        assertSuggests("./build.sh --fast", "bash", "build.sh", "--fast");
        assertSuggests("rm -rf target", "rm", "-rf", "/project/target");
        assertSuggests("cp a --target-directory=out", "cp", "a", "--target-directory=/project/out");
        assertSuggests("mv a b", "mv", "a", "x/../b");
    }

    @Test
    public void nothingIsSuggestedThatWouldBeRefused() {
        for (String[] command : new String[][] {
            {"sh", "-c", "make; make test"}, {"bash", "-c", "rm -rf /"}, {"rm", "/etc/passwd"}, {"mv", "a", "../b"}
        }) {
            Judging.onLinux(command).forEach(finding -> assertEquals(Optional.empty(), finding.suggestion()));
        }
    }

    private static void assertSuggests(String expected, String... command) {
        Finding finding = Judging.onLinux(command).get(0);
        assertEquals(Decision.BLOCK, finding.decision());
        assertEquals(expected, finding.suggestion().orElse("nothing"));
        List<String> words = ShellText.words(expected, ShellText.Dialect.POSIX);
        assertTrue(Judging.decision(Judging.onLinux(words.toArray(new String[0]))) != Decision.BLOCK);
    }

    @Test
    public void suggestedPolicyLetsExactlyTheseCommandsRun() throws Exception {
        List<PolicySuggestion.Item> items = List.of(
                item("mvn", "-B", "package"),
                item("timeout", "60", "make", "-j4", "*.o[x]?"),
                item("mvn", "-B", "package"),
                item("bash", "x.sh"));
        PolicySuggestion suggestion = PolicySuggestion.of(items);
        PolicyLayer layer = new PolicyFiles()
                .read("administrator", "suggested.json", suggestion.json().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("mvn-1", "timeout-1", "make-1", "bash-1"),
                layer.rules().stream().map(PolicyRule::id).toList());
        CommandPolicy policy = CommandPolicy.of(List.of(layer));
        assertEquals(
                List.of(), policy.judge(items.get(0).command(), items.get(0).context(), ""));
        assertEquals(
                List.of(), policy.judge(items.get(1).command(), items.get(1).context(), ""));
        assertEquals(
                "unlisted",
                policy.judge(item("mvn", "-B", "verify").command(), items.get(0).context(), "")
                        .get(0)
                        .rule());
        assertEquals(
                "a shell is for a person to decide",
                List.of("shell"),
                suggestion.remaining().stream().map(Finding::rule).toList());
    }

    @Test
    public void suggestedPolicyMatchesEveryOddArgument() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab*?[]\\/. '\"$~é";
        for (int round = 0; round < 200; round++) {
            List<String> args = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                StringBuilder argument = new StringBuilder();
                for (int j = random.nextInt(6); j >= 0; j--) {
                    argument.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                args.add(argument.toString());
            }
            List<String> patterns =
                    args.stream().map(ArgumentPattern::literally).toList();
            assertTrue("seed " + seed + ": " + args, new ArgumentPattern(patterns).matches(args));
            List<String> others = new ArrayList<>(args);
            others.set(0, args.get(0) + "x");
            assertTrue("seed " + seed + ": " + args, !new ArgumentPattern(patterns).matches(others));
        }
    }

    private static PolicySuggestion.Item item(String... words) {
        CommandLine command =
                new CommandLine(words[0], List.of(words).subList(1, words.length), Map.of(), Judging.PROJECT);
        return new PolicySuggestion.Item(command, command, Judging.context(Platform.LINUX), "/commands/0");
    }
}

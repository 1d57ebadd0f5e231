package io.jenkins.plugins.intent.exec.hands;

import static io.jenkins.plugins.intent.exec.hands.TestHands.await;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.exec.process.ExitStatus;
import io.jenkins.plugins.intent.exec.process.StartedProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What the script does in each shell: commands get what they are given, and their ends are known. Real processes. */
public class HandsTest extends InEachShell {
    @Test
    public void anyCharacterInAnArgumentOrAVariableArrivesAsItIs() throws Exception {
        String all =
                IntStream.rangeClosed(1, 0x2ff).mapToObj(Character::toString).collect(Collectors.joining())
                        + "\u2028 \ud83d\ude00 $(x) `y` ${z} \\ '' \"\" \n\n ";
        assertEquals(all, hands.output(Map.of(), "printf", "%s", all));
        assertEquals(all, hands.output(Map.of("ALL", all), "sh", "-c", "printf %s \"$ALL\""));
        assertEquals(":\n.\norder 3\n  x\t|", hands.output(Map.of(), "printf", "%s|", ":\n.\norder 3\n  x\t"));
        assertEquals("||a|", hands.output(Map.of(), "printf", "%s|", "", "", "a"));
    }

    @Test
    public void namesThatShellsUseThemselvesCanBeVariables() throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of("UID", "4711", "IFS", "x", "a.b", "c d"));
        String env = hands.output(variables, "env");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            assertTrue(env, env.lines().anyMatch((variable.getKey() + "=" + variable.getValue())::equals));
        }
        assertFalse(env, env.lines().anyMatch(line -> line.startsWith("_i")));
    }

    @Test
    public void aFileCanBeTheStandardInput() throws Exception {
        Path input = Files.writeString(hands.project().resolve("in put"), "one\ntwo\n");
        Kept out = new Kept();
        await(hands.hands().start(hands.launch(Map.of(), Optional.of(input), "cat"), out, new Kept()));
        assertEquals("one\ntwo\n", out.text());
    }

    @Test
    public void aThousandLinesInBothStreamsAreKeptApart() throws Exception {
        Kept out = new Kept();
        Kept err = new Kept();
        StartedProcess process =
                hands.hands().start(hands.launch("sh", "-c", "seq 1 1000; seq 2001 3000 >&2"), out, err);
        await(process);
        assertEquals(1000, out.text().lines().count());
        assertEquals("2001", err.text().lines().findFirst().orElseThrow());
        assertEquals("3000", err.text().lines().reduce((one, other) -> other).orElseThrow());
    }

    @Test
    public void signalsAndExitCodesAreToldApart() throws Exception {
        assertEquals(ExitStatus.exited(137), hands.run("sh", "-c", "exit 137"));
        assertEquals(Integer.valueOf(9), hands.run("sh", "-c", "kill -9 $$").signal());
        assertEquals(ExitStatus.exited(143), hands.run("sh", "-c", "exit 143"));
        assertEquals(ExitStatus.signalled(15, false), hands.run("sh", "-c", "kill -15 $$"));
        assertEquals(ExitStatus.exited(127), hands.run("sh", "-c", "exit 127"));
        assertEquals(ExitStatus.exited(255), hands.run("sh", "-c", "exit 255"));
        ExitStatus unsure = hands.run("sh", "-c", "kill -13 $$");
        assertTrue(unsure.signalText(), unsure.signalText().contains("or exit code 141"));
    }

    @Test
    public void aCommandCanBeInterruptedWhereGnuEnvOrBashMakeItPossible() throws Exception {
        assumeTrue(place == HandsPlace.BASH || (place == HandsPlace.DASH && isGnuEnv()));
        assertEquals("trapped\n", hands.output(Map.of(), "sh", "-c", "trap 'echo trapped' INT; kill -INT $$; :"));
    }

    private static boolean isGnuEnv() throws Exception {
        return new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
    }

    @Test
    public void severalRunAtOnceAndEachHasItsOwnEnd() throws Exception {
        StartedProcess first =
                hands.begin(new Kept(), Map.of(), "sh", "-c", "until [ -e go ]; do sleep .05; done; exit 5");
        StartedProcess second = hands.begin(new Kept(), Map.of(), "sh", "-c", "touch go; exit 6");
        assertEquals(ExitStatus.exited(6), await(second));
        assertEquals(ExitStatus.exited(5), await(first));
        assertEquals(ExitStatus.exited(7), hands.run("sh", "-c", "exit 7"));
    }

    @Test
    public void aDirectoryThatIsReachedByAnotherNameIsTheSamePlace() throws Exception {
        assumeFalse(place.polls());
        Path alias = Files.createSymbolicLink(hands.root().resolve("alias"), hands.root());
        hands.restart(alias.resolve("job2"), List.of());
        assertEquals(hands.project().toRealPath() + "\n", hands.output(Map.of(), "pwd"));
    }
}

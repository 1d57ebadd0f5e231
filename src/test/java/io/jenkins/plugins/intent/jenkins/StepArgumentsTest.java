package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class StepArgumentsTest {
    @Test
    public void everyParameterOfTheStepIsKnown() throws Exception {
        StepArguments.check(Set.of(
                "file",
                "json",
                "policy",
                "parameters",
                "onNeedsHuman",
                "failBuild",
                "console",
                "graph",
                "unpackOutputs",
                "rerunOf",
                "rerunAnyway"));
    }

    @Test
    public void aSlipIsSaidWithWhatWasMeant() {
        assertEquals("runIntent has no parameter `fil`; did you mean `file`?", refused("fil"));
    }

    @Test
    public void whatResemblesNothingIsSaidWithWhatThereIs() {
        String message = refused("zzzzzzzz");
        assertTrue(message, message.contains("it has console, failBuild, file,"));
    }

    @Test
    public void whatASetterRefusesIsOneSentence() {
        IllegalArgumentException refused = new IllegalArgumentException("console is 'tail' or 'quiet', not 'loud'");
        String message = complaint(Map.of("console", "loud"), given -> {
            throw new IllegalArgumentException("Could not instantiate " + given, new RuntimeException(refused));
        });
        assertEquals(refused.getMessage(), message);
    }

    @Test
    public void buildCanBeGivenAsANumberOrText() {
        assertEquals("12", given(12));
        assertEquals("12", given(12L));
        assertEquals("last", given("last"));
    }

    private static Object given(Object build) {
        Map<String, Object> seen = new HashMap<>();
        complaint(Map.of("rerunOf", build), given -> {
            seen.putAll(given);
            throw new IllegalArgumentException("enough");
        });
        return seen.get("rerunOf");
    }

    private static String complaint(Map<String, Object> given, StepArguments.Maker maker) {
        return assertThrows(AbortException.class, () -> StepArguments.step(given, maker))
                .getMessage();
    }

    private static String refused(String name) {
        return assertThrows(AbortException.class, () -> StepArguments.check(Set.of(name)))
                .getMessage();
    }
}

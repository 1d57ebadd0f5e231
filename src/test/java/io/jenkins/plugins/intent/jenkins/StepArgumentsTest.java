package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.AbortException;
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
                "unpackOutputs"));
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

    private static String refused(String name) {
        return assertThrows(AbortException.class, () -> StepArguments.check(Set.of(name)))
                .getMessage();
    }
}

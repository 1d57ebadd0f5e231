package io.jenkins.plugins.intent.policy.tools;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class CommandTableTest {
    /** Commands, dangerous and ordinary ones, each with the decision it must get. */
    @Test
    public void everyCommandOfTheTableGetsItsDecision() throws Exception {
        assertEquals(List.of(), mismatches("commands.jsonl"));
    }

    /** The same by kind of what a command may hide; ids tell the kind. */
    @Test
    public void everyKindOfHiddenStartOrWriteIsSeenAndItsHarmlessTwinIsNot() throws Exception {
        assertEquals(List.of(), mismatches("kinds.jsonl"));
    }

    private List<TableScore.Mismatch> mismatches(String name) throws Exception {
        Path table = Path.of(getClass().getResource(name).toURI());
        TableScore score = new PolicyTable(CommandPolicy.builtIn(), Optional.empty()).score(List.of(table));
        return score.files().get(0).mismatches();
    }
}

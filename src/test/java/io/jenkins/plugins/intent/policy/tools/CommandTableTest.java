package io.jenkins.plugins.intent.policy.tools;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.policy.CommandPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Some hundred commands, dangerous and ordinary ones, each with the decision it must get. */
public class CommandTableTest {
    @Test
    public void everyCommandOfTheTableGetsItsDecision() throws Exception {
        Path table = Path.of(getClass().getResource("commands.jsonl").toURI());
        TableScore score = new PolicyTable(CommandPolicy.builtIn(), Optional.empty()).score(List.of(table));
        assertEquals(List.of(), score.files().get(0).mismatches());
    }
}

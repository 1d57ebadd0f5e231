package io.jenkins.plugins.intent.policy.tools;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.PolicyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Some hundred commands, dangerous and ordinary ones, each with the decision it must get. */
public class CommandTableTest {
    @Rule
    public TemporaryFolder directory = new TemporaryFolder();

    @Test
    public void everyCommandOfTheTableGetsItsDecision() throws Exception {
        assertDecisions("commands.jsonl", CommandPolicy.builtIn());
    }

    /** Consent to a shell is none to what its text destroys. */
    @Test
    public void whatATextDestroysIsJudgedWhereShellsMayRun() throws Exception {
        assertDecisions("consented.jsonl", policy("{'schema_version': 1, 'shell': 'always'}"));
    }

    @Test
    public void aDeniedProgramIsSeenHoweverAShellSpellsIt() throws Exception {
        assertDecisions(
                "denied.jsonl",
                policy("{'schema_version': 1, 'shell': 'always', 'rules': [{'id': 'no-pandoc', 'decision': 'deny',"
                        + " 'program': 'pandoc', 'match': ['pandoc x']}]}"));
    }

    private static void assertDecisions(String name, CommandPolicy policy) throws Exception {
        Path table = Path.of(CommandTableTest.class.getResource(name).toURI());
        TableScore score = new PolicyTable(policy, Optional.empty()).score(List.of(table));
        assertEquals(List.of(), score.files().get(0).mismatches());
    }

    private CommandPolicy policy(String json) throws Exception {
        Path file = directory.newFile("policy.json").toPath();
        Files.writeString(file, json.replace('\'', '"'));
        return CommandPolicy.of(List.of(new PolicyFiles().read("policy.json", file)));
    }
}

package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.policy.ConfineMode;
import io.jenkins.plugins.intent.policy.Confinement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Pipes are the same wherever their programs run: on this machine, by hands in each shell, within a boundary. */
@RunWith(Parameterized.class)
public class PipeBlockTest {
    /**
     * @param place who starts the programs
     * @param confined whether the kernel holds a boundary around them
     */
    public record Where(Place place, boolean confined) {
        @Override
        public String toString() {
            return confined ? "confined" : place.toString();
        }
    }

    @Parameters(name = "{0}")
    public static List<Where> places() {
        List<Where> all = new ArrayList<>();
        Place.all().forEach(place -> all.add(new Where(place, false)));
        all.add(new Where(new Place(null), true));
        return all;
    }

    @Parameter
    public Where where;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Blocks blocks;

    @Before
    public void prepare() throws Exception {
        blocks = new Blocks(folder.getRoot().toPath(), where.place());
        if (where.confined()) {
            Confinements.assumePossible();
            blocks.guard = Confinements.guard(new Confinement(ConfineMode.REQUIRED, List.of(), false));
        }
    }

    /** A command as documents have it; single quotes stand for double ones. */
    private static Command written(String json) throws Exception {
        String document =
                "{'schema_version':1,'goal':'g','workflow':{'name':'w','stages':[{'id':'s','exec':{'commands':[" + json
                        + "]}}]}}";
        return IntentReader.read("json", document.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .intent()
                .workflow()
                .stages()
                .get(0)
                .exec()
                .orElseThrow()
                .commands()
                .get(0);
    }

    private CommandRecord run(String pipe) throws Exception {
        return blocks.run(written(pipe)).commands().get(0);
    }

    private static List<Integer> codes(CommandRecord record) {
        return record.parts().stream().map(PartRecord::exitCode).toList();
    }

    @Test
    public void eachPartHasEvidenceOfItsOwn() throws Exception {
        CommandRecord record = run("{'pipe':[{'program':'seq','args':['1','50000']},"
                + "{'program':'/bin/sh','args':['-c','grep 7; echo counted >&2']},{'program':'wc','args':['-l']}]}");
        assertEquals(CommandStatus.SUCCEEDED, record.status());
        assertEquals(List.of(0, 0, 0), codes(record));
        assertEquals("17195", blocks.text(record.stdout()).strip());
        assertEquals("counted\n", blocks.text(record.parts().get(1).stderr()));
        assertNull(record.parts().get(0).stderr().path());
        assertEquals(List.of("1", "50000"), record.parts().get(0).args());
    }

    @Test
    public void writerWhoseReaderHasLeftHasNotFailed() throws Exception {
        CommandRecord record = run("{'pipe':[{'program':'yes'},{'program':'head','args':['-1']}],'capture':'FIRST'}");
        assertEquals(record.error(), CommandStatus.SUCCEEDED, record.status());
        assertEquals("y\n", blocks.text(record.stdout()));
        assertEquals(CommandStatus.SUCCEEDED, record.parts().get(0).status());
    }

    @Test
    public void failureInTheMiddleFailsAllOfItAndIsNamed() throws Exception {
        CommandRecord record = run("{'pipe':[{'program':'echo','args':['x']},"
                + "{'program':'/bin/sh','args':['-c','cat; exit 3'],'name':'middle'},{'program':'cat'}]}");
        assertEquals(CommandStatus.FAILED, record.status());
        assertEquals(List.of(0, 3, 0), codes(record));
        assertEquals("`middle`, number 2 of the pipe, ended with exit code 3", record.error());
        assertEquals("x\n", blocks.text(record.stdout()));
    }

    @Test
    public void firstReadsTheTextAndTheLastOnesOutputIsInTheFileToo() throws Exception {
        CommandRecord record = run("{'pipe':[{'program':'sort'},{'program':'uniq','args':['-c']},"
                + "{'program':'sort','args':['-rn']}],'stdin_text':'b\\na\\nb\\n','stdout_to':'counts.txt'}");
        assertEquals(record.error(), CommandStatus.SUCCEEDED, record.status());
        List<String> counts =
                blocks.text(record.stdout()).lines().map(String::strip).toList();
        assertEquals(List.of("2 b", "1 a"), counts);
        assertEquals(blocks.text(record.stdout()), Files.readString(blocks.project.resolve("counts.txt")));
    }

    @Test
    public void firstReadsAFileOfTheProject() throws Exception {
        Files.writeString(blocks.project.resolve("in.txt"), "one\ntwo\n");
        CommandRecord record =
                run("{'pipe':[{'program':'cat'},{'program':'tail','args':['-1']}],'stdin_from':'in.txt'}");
        assertEquals("two\n", blocks.text(record.stdout()));
    }

    @Test
    public void partThatCannotBeStartedIsNamed() throws Exception {
        CommandRecord record = run("{'pipe':[{'program':'touch','args':['made']},{'program':'no-such-program'}]}");
        assertEquals(CommandStatus.NOT_STARTED, record.status());
        assertTrue(record.error(), record.error().contains("no-such-program"));
    }
}

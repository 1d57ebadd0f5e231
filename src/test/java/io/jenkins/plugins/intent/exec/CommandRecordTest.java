package io.jenkins.plugins.intent.exec;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class CommandRecordTest {
    private static final StreamRecord OUT = new StreamRecord("commands/0/stdout.log", 3, 0, "aa");
    private static final StreamRecord ERR = new StreamRecord("commands/0/stderr.log", 4, 0, "bb");
    private static final StreamRecord PART = new StreamRecord("commands/0/part-0.stderr.log", 5, 0, "cc");
    private static final StreamRecord TRIED = new StreamRecord("commands/0/try-1/stdout.log", 6, 0, "dd");

    @Test
    public void everyFileOfItsStreamsIsNamedOnceInOrder() {
        CommandRecord record = record(
                OUT,
                ERR,
                List.of(part(PART), part(new StreamRecord(ERR.path(), 4, 0, "bb"))),
                List.of(new TryRecord(CommandStatus.FAILED, 1, null, null, 1, 2, TRIED, ERR, List.of())));
        assertEquals(List.of(OUT, ERR, PART, TRIED), record.streams());
    }

    @Test
    public void whatWasNotStartedHasNone() {
        assertEquals(
                List.of(), record(null, null, List.of(part(null)), List.of()).streams());
    }

    private static PartRecord part(StreamRecord stderr) {
        return new PartRecord("sort", "sort", List.of(), "/", CommandStatus.SUCCEEDED, 0, null, null, stderr);
    }

    private static CommandRecord record(
            StreamRecord stdout, StreamRecord stderr, List<PartRecord> parts, List<TryRecord> tries) {
        return new CommandRecord(
                0,
                "sort",
                "sort",
                List.of(),
                "/",
                CommandStatus.SUCCEEDED,
                0,
                null,
                null,
                1,
                2,
                stdout,
                stderr,
                null,
                null,
                null,
                parts,
                tries,
                false,
                false);
    }
}

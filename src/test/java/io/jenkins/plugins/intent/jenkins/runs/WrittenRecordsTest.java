package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class WrittenRecordsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatIsWrittenOfACallAndOfAJobIsReadAgain() throws IOException {
        RunFiles files = new RunFiles(folder.getRoot().toPath());
        CallRecord call = new CallRecord(
                "run-1", "intent.json", new AgentPath("agent \u00e4", "/w"), null, new CallPlace("", ""));
        JobLocation job = new JobLocation(new AgentPath("a", "/w"), new AgentPath("a", "C:\\w@tmp\\j"), "/w/p", true);
        call.write(files);
        job.write(files, "a-1");
        assertEquals(call, CallRecord.read(files));
        assertEquals(job, JobLocation.read(files, "a-1"));
    }

    @Test
    public void whatEarlierVersionsWroteIsRead() throws IOException {
        RunFiles files = new RunFiles(folder.getRoot().toPath());
        String place = "{ \"node\" : \"a\", \"path\" : \"/w\", \"windows\" : false }";
        Files.writeString(
                files.call(),
                "{ \"schema_version\" : 1, \"run_id\" : \"run-1\", \"document\" : \"intent.json\", \"origin\" : "
                        + place + ", \"policy\" : null }");
        assertEquals(
                new CallRecord("run-1", "intent.json", new AgentPath("a", "/w"), null, new CallPlace(null, null)),
                CallRecord.read(files));
    }
}

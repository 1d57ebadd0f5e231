package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.BlockListener;
import io.jenkins.plugins.intent.exec.CommandRecord;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.OutputFiles;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Writes {@code events.jsonl}. An event that cannot be written is left out, since the block matters
 * more than being watched; half a line is taken back, so that later ones can be read.
 */
final class EventLog implements BlockListener, Closeable {
    private final JobDirectory directory;
    private final JobSpec job;
    private final JobLog log;
    private final TimeSource time;
    private final FileChannel channel;
    private long length;

    EventLog(JobDirectory directory, JobSpec job, JobLog log, TimeSource time) throws IOException {
        this.directory = directory;
        this.job = job;
        this.log = log;
        this.time = time;
        channel = FileChannel.open(directory.events(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void commandStarted(int index, Command command, long pid, long epochMs) {
        started(index, command, 1, pid, epochMs);
    }

    @Override
    public void commandTriedAgain(int index, Command command, int attempt, long pid, long epochMs) {
        started(index, command, attempt, pid, epochMs);
    }

    private void started(int index, Command command, int attempt, long pid, long epochMs) {
        String name = command.displayName();
        String output = OutputFiles.directory(index, job.block().commands().size(), name, log.redactor());
        append(JobEvent.started(
                index,
                BlockListener.ofTry(log.redactor().mask(name), attempt),
                OutputFiles.ofTry(output, attempt - 1),
                job.limits().headBytes(),
                pid,
                epochMs,
                command.processes().size() - 1));
    }

    @Override
    public void commandEnded(CommandRecord record) {
        append(JobEvent.ended(record, time.epochMillis()));
        if (record.index() == job.block().commands().size() - 1) {
            makeRoomForTheManifest();
        }
    }

    private void makeRoomForTheManifest() {
        try {
            directory.releaseReserve();
        } catch (IOException e) {
            log.say("the reserved disk space cannot be given back: " + IoErrors.sentence(e));
        }
    }

    private void append(JobEvent event) {
        try {
            byte[] json = RecordJson.line(event);
            ByteBuffer line = ByteBuffer.allocate(json.length + 1)
                    .put(json)
                    .put((byte) '\n')
                    .flip();
            while (line.hasRemaining()) {
                channel.write(line, length + line.position());
            }
            length += line.limit();
        } catch (IOException noRoom) {
            log.say("event left out: " + IoErrors.sentence(noRoom));
            takeBack();
        }
    }

    private void takeBack() {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            log.say("half an event could not be taken back: " + IoErrors.sentence(e));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

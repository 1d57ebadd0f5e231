package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTail;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.json.RecordJson;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The files through which the books' side and a supervisor speak; see the package for the protocol.
 * Whatever is read is bounded in size, since a command of the job could have written it. Holds no
 * state; safe for use by many threads.
 */
public final class JobDirectory {
    private static final int MAX_JOB_BYTES = 64 << 20;
    private static final int MAX_SMALL_BYTES = 64 << 10;
    private static final int LAST_WORDS_BYTES = 4 << 10;
    private static final int LAST_WORDS_LINES = 50;
    private static final int RESERVE_BYTES = 64 << 10;
    private static final int RESERVE_BYTES_A_COMMAND = 1 << 10;

    private final Path root;

    public JobDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The directory itself. */
    public Path root() {
        return root;
    }

    /** What the block leaves: {@code manifest.json} and the raw output. */
    public Path attempt() {
        return root.resolve("attempt");
    }

    /**
     * The manifest of what the block left.
     *
     * @throws IOException when there is none, or something that no runner writes
     */
    public byte[] manifest() throws IOException {
        return BoundedFiles.read(attempt().resolve(ExecBlockRunner.MANIFEST), MAX_JOB_BYTES);
    }

    /** What the supervisor's own process says: empty unless something went wrong with it. */
    public Path log() {
        return root.resolve("supervisor.log");
    }

    Path events() {
        return root.resolve("events.jsonl");
    }

    /** Whether there is a job in it. */
    public boolean exists() {
        return jobFile().toFile().isFile();
    }

    private Path jobFile() {
        return root.resolve("job.json");
    }

    private Path claimFile() {
        return root.resolve("claim");
    }

    private Path givenUpFile() {
        return root.resolve("given-up");
    }

    private Path leaseFile() {
        return root.resolve("lease");
    }

    private Path beatFile() {
        return root.resolve("beat");
    }

    private Path cancelFile() {
        return root.resolve("cancel");
    }

    private Path reserveFile() {
        return root.resolve("reserve");
    }

    private Path resultFile() {
        return root.resolve("result.json");
    }

    /**
     * Makes the directory and writes the job into it. The same job again changes nothing.
     *
     * @throws IOException when another job is there, or it cannot be written
     */
    void create(StartOrder order) throws IOException {
        if (exists()) {
            JobSpec there = job();
            if (!there.jobId().equals(order.jobId()) || !there.token().equals(order.token())) {
                throw new IOException(root + " holds another job (" + there.jobId() + ", not " + order.jobId()
                        + "); job directories are used once");
            }
            return;
        }
        FileTrees.makeDirectories(root);
        AtomicFiles.write(jobFile(), order.jobFile());
    }

    /** The job. */
    public JobSpec job() throws IOException {
        return RecordJson.read(BoundedFiles.read(jobFile(), MAX_JOB_BYTES), JobSpec.class);
    }

    /**
     * Takes the job. Exactly one supervisor ever succeeds, also long after the first one died.
     *
     * @return false when it was taken before
     */
    boolean claim() throws IOException {
        try {
            Files.writeString(
                    claimFile(),
                    ProcessHandle.current().pid() + "\n",
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Whether a supervisor has or had this job. */
    public boolean isClaimed() {
        return claimFile().toFile().exists();
    }

    /**
     * Says that the supervisor that claimed the job neither goes on with it nor will report it, though its
     * process lives on for others. An empty file: it can be made on a full disk.
     */
    void giveUp() throws IOException {
        Files.createFile(givenUpFile());
    }

    boolean isGivenUp() {
        return givenUpFile().toFile().exists();
    }

    /** Sets disk space aside for what must be written last, also on a full disk: manifest and result. */
    void reserve(JobSpec job) throws IOException {
        int commands = job.block().commands().size();
        Files.write(reserveFile(), new byte[RESERVE_BYTES + commands * RESERVE_BYTES_A_COMMAND]);
    }

    void releaseReserve() throws IOException {
        Files.deleteIfExists(reserveFile());
    }

    void writeLease(LeaseFile lease) throws IOException {
        RenewedFile.write(leaseFile(), lease);
    }

    /** The latest renewal; empty when there is none or it is being written. */
    Optional<LeaseFile> lease() throws IOException {
        return RenewedFile.parse(leaseBytes(), LeaseFile.class);
    }

    /** The latest renewal as it stands in its file: enough to see that nothing has changed. */
    byte[] leaseBytes() throws IOException {
        return RenewedFile.bytes(leaseFile());
    }

    void writeBeat(Beat beat) throws IOException {
        RenewedFile.write(beatFile(), beat);
    }

    /** Whether a supervisor beats, or did. */
    boolean hasBeat() {
        return beatFile().toFile().exists();
    }

    /** The latest beat; empty when there is none or it is being written. */
    Optional<Beat> beat() throws IOException {
        return RenewedFile.parse(RenewedFile.bytes(beatFile()), Beat.class);
    }

    /** Asks the supervisor to stop the job. An empty file: it can be made on a full disk. */
    void cancel() throws IOException {
        try {
            Files.createFile(cancelFile());
        } catch (FileAlreadyExistsException saidBefore) {
            return;
        }
    }

    boolean isCancelled() {
        return cancelFile().toFile().exists();
    }

    /** Reports completion; nothing may be written after it. */
    void writeResult(ResultFile result) throws IOException {
        AtomicFiles.write(resultFile(), RecordJson.indented(result));
    }

    boolean hasResult() {
        return resultFile().toFile().exists();
    }

    /** The outcome; empty while there is none. */
    public Optional<ResultFile> result() throws IOException {
        if (!hasResult()) {
            return Optional.empty();
        }
        return Optional.of(RecordJson.read(BoundedFiles.read(resultFile(), MAX_SMALL_BYTES), ResultFile.class));
    }

    /** The end of {@link #log()}, for a message; empty when there is nothing. */
    String lastWords() {
        if (!Files.isRegularFile(log(), LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try {
            return String.join(
                            "\n",
                            FileTail.of(log(), LAST_WORDS_BYTES, LAST_WORDS_LINES)
                                    .lines())
                    .strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}

package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.exec.process.ShellWord;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.ProgramFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The directory that a supervisor and its hands share, below the job directory. Commands can write to
 * it, so links in it are never followed. Holds no state.
 */
public final class HandsDirectory {
    /** Its name in the job directory, where the script is to be started. */
    public static final String NAME = "hands";

    /** What to run there: {@code sh ./hands.sh}. */
    public static final String SCRIPT = "hands.sh";

    private static final long SHORTEST_PATIENCE_SECONDS = 5;
    private static final long LONGEST_PATIENCE_SECONDS = 30;

    private final Path root;

    /** @param jobDirectory absolute */
    public HandsDirectory(Path jobDirectory) {
        this.root = jobDirectory.resolve(NAME);
    }

    /** Whether the files of hands are there. */
    public boolean exists() {
        return Files.isRegularFile(file("job"));
    }

    /**
     * Puts there all that is needed to start hands; does nothing when it is there.
     *
     * @param project real path of the directory that no command leaves
     * @param mark what everything that comes from the job has in its environment
     * @param leaseMs of the job
     */
    public void layOut(Path project, String mark, long leaseMs) throws IOException, InterruptedException {
        layOut(project, mark, leaseMs, "sh", true);
    }

    /**
     * @param shell how the script starts itself again
     * @param withFifos whether to try FIFOs
     */
    void layOut(Path project, String mark, long leaseMs, String shell, boolean withFifos)
            throws IOException, InterruptedException {
        if (exists()) {
            return;
        }
        Files.createDirectories(root);
        AtomicFiles.write(file(SCRIPT), ProgramFiles.bytes(HandsDirectory.class, SCRIPT));
        List<String> names = new ArrayList<>(List.of("hello", "life"));
        names.addAll(List.of(orders(0), answers(0), orders(1), answers(1)));
        if (!withFifos || !Fifos.make(root, names)) {
            mode(HandsMode.POLL);
        }
        String job = "_iproject=" + ShellWord.of(relative(project)) + "\n_imark=" + ShellWord.of(mark) + "\n_ipatience="
                + patienceSeconds(leaseMs) + "\n_ish=" + ShellWord.of(shell) + "\n";
        AtomicFiles.write(file("job"), job.getBytes(StandardCharsets.UTF_8));
    }

    /** How long either side may be silent, without FIFOs, before it counts as gone. */
    static long patienceSeconds(long leaseMs) {
        long halfSeconds = TimeUnit.MILLISECONDS.toSeconds(leaseMs) / 2;
        return Math.max(SHORTEST_PATIENCE_SECONDS, Math.min(LONGEST_PATIENCE_SECONDS, halfSeconds));
    }

    /** Whether {@link #layOut} was done where no FIFOs can be made. */
    boolean hasMode() {
        return Files.exists(file("mode"));
    }

    void mode(HandsMode mode) throws IOException {
        AtomicFiles.write(file("mode"), (mode.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** How the directory is called from here: the only spelling that is the same for the hands. */
    String relative(Path directory) throws IOException {
        return root.toRealPath().relativize(directory.toRealPath()).toString();
    }

    static String orders(int hand) {
        return hand + ".orders";
    }

    static String answers(int hand) {
        return hand + ".answers";
    }
}

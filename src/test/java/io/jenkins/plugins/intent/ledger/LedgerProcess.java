package io.jenkins.plugins.intent.ledger;

import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process that keeps books, for tests that kill it or give it a small disk. */
public final class LedgerProcess {
    private LedgerProcess() {}

    /** Starts one in a JVM of its own, with {@code prefix} (such as a shell that sets limits) before it. */
    static Process start(String what, Path directory, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LedgerProcess.class.getName()));
        command.addAll(List.of(what, directory.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[1]);
        try (Coordinator books = Coordinator.open(directory, LedgerSettings.defaults(), TimeSource.system())) {
            switch (args[0]) {
                case "hold" -> hold();
                case "fill" -> fill(books);
                case "work" -> work(books);
                default -> System.out.println("opened");
            }
        } catch (LedgerException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void hold() throws IOException {
        System.out.println("held");
        System.in.read();
    }

    /** Works until the disk refuses; then says so and how many stages it was told are done. */
    private static void fill(Coordinator books) {
        int done = 0;
        try {
            for (var lease = books.claim("filler"); lease.isPresent(); lease = books.claim("filler")) {
                books.complete(lease.get().jobId(), lease.get().token(), Plans.GOOD);
                done++;
            }
            System.out.println("never full");
        } catch (LedgerException.LedgerIo e) {
            System.out.println(done + " " + e.getMessage());
        }
    }

    /** Says each stage only after the books took it, until it is killed or done. */
    private static void work(Coordinator books) {
        for (var lease = books.claim("worker"); lease.isPresent(); lease = books.claim("worker")) {
            books.complete(lease.get().jobId(), lease.get().token(), Plans.GOOD);
            System.out.println(lease.get().stageId());
        }
    }
}

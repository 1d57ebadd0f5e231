package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.exec.Judged;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.exec.process.Standpoint;
import io.jenkins.plugins.intent.ledger.Lease;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A supervisor with two jobs that do nothing, so that Java sees which classes supervisors need. */
final class Rehearsal {
    private static final long LEASE_MS = 600_000;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Supervisor.prepareProcess();
        Path root = Files.createTempDirectory("intent-rehearsal");
        int code = Supervisor.FAILED;
        try {
            ByteArrayOutputStream orders = new ByteArrayOutputStream();
            for (String name : List.of("first", "second")) {
                JobDirectory directory = new JobDirectory(root.resolve(name));
                StartOrder order = StartOrder.of(job(root), new Handover(System.getenv(), List.of("rehearsal")));
                directory.create(order);
                directory.writeLease(new LeaseFile(1, LEASE_MS, 1));
                new Assignment(directory.root(), order.briefing()).write(orders);
            }
            OutputStream nobody = OutputStream.nullOutputStream();
            code = new Workplace(nobody, Standpoint.isMovable(), ErrorStream.install(), TimeSource.system())
                    .work(new ByteArrayInputStream(orders.toByteArray()), LEASE_MS, LEASE_MS);
        } finally {
            try (Stream<Path> files = Files.walk(root)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
            Runtime.getRuntime().halt(code);
        }
    }

    private static JobSpec job(Path root) {
        List<String> nothing =
                Detachment.ofThisMachine() == Detachment.NONE ? List.of("cmd", "/c", "exit") : List.of("true");
        Command command = new Command(
                Optional.empty(),
                nothing.get(0),
                nothing.subList(1, nothing.size()),
                Optional.empty(),
                Map.of(),
                1,
                false);
        return JobSpec.of(
                new Lease("rehearsal", "rehearsal", "rehearsal", 1, "", LEASE_MS),
                "rehearsal",
                root.toString(),
                0,
                new ExecBlock(".", true, true, Map.of(), List.of(), List.of(command)),
                OutputLimits.defaults(),
                new Judged(List.of(), CommandPolicy.builtIn().toJson(), true, List.of()),
                Map.of());
    }
}

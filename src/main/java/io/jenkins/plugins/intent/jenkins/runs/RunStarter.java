package io.jenkins.plugins.intent.jenkins.runs;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.intent.bundle.BundleWriter;
import io.jenkins.plugins.intent.engine.CodeValues;
import io.jenkins.plugins.intent.engine.EarlierRun;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.engine.Takeover;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import io.jenkins.plugins.intent.jenkins.agents.Connection;
import io.jenkins.plugins.intent.jenkins.agents.ProjectSnapshot;
import io.jenkins.plugins.intent.jenkins.agents.ReadIntent;
import io.jenkins.plugins.intent.jenkins.agents.RunnerOnAgent;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.Coordinator;
import io.jenkins.plugins.intent.ledger.LedgerException;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.IntentReader;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.model.Variables;
import io.jenkins.plugins.intent.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Begins a run, or goes on with one after a restart. Blocks for reading, judging and opening the
 * books; what is wrong with the intent is an {@link AbortException} with everything in its message,
 * and nothing was started then.
 */
public final class RunStarter {
    private final StepCall call;
    private final RunSettings settings;
    private final RunOwner owner;

    public RunStarter(StepCall call, RunSettings settings, RunOwner owner) {
        this.call = call;
        this.settings = settings;
        this.owner = owner;
    }

    /** Begins, or goes on when the books of this call are there already; never begins twice. */
    public IntentRun start() throws IOException, InterruptedException {
        try {
            return call.begun() || Files.exists(call.files().journal()) ? goOn() : begin();
        } catch (InvalidDocumentException e) {
            throw new AbortException("The intent cannot be run.\n" + e.getMessage());
        } catch (LedgerException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private IntentRun begin() throws IOException, InterruptedException, InvalidDocumentException {
        FileTrees.deleteRecursively(call.files().directory());
        AgentPath origin = origin();
        Beginning beginning = origin == null ? prepared(null) : preparedOn(origin);
        Coordinator books = Coordinator.start(
                call.files().directory(),
                beginning.prepared().planned().plan(),
                settings.ledger(),
                TimeSource.system());
        IntentRun run = new IntentRun(
                parts(beginning.record(), beginning.document(), books, () -> Optional.of(beginning.prepared())),
                owner,
                call.user());
        owner.opened(run);
        run.begin(false);
        return run;
    }

    /** Everything that books are begun with. */
    private record Beginning(CallRecord record, IntentDocument document, PreparedRun prepared) {}

    /** Of what fails here, an agent that is gone for a moment can be waited for. */
    private Beginning preparedOn(AgentPath origin) throws IOException, InterruptedException, InvalidDocumentException {
        Connection connection = Connection.to(origin);
        try {
            return prepared(origin);
        } catch (IOException | RuntimeException e) {
            if (connection.isLost(e)) {
                throw new AgentAwayException(e);
            }
            throw e;
        }
    }

    private Beginning prepared(AgentPath origin) throws IOException, InterruptedException, InvalidDocumentException {
        if (origin != null) {
            RunnerOnAgent.prepare(origin);
        } else if (call.pipeline().unpackOutputs()) {
            throw new AbortException("unpackOutputs puts files into a workspace, and there is none here; call"
                    + " runIntent inside of node");
        }
        String name = call.json() == null ? call.file() : "json";
        RunInputs inputs = inputs(origin, StepEnvironment.of(call.context()));
        IntentDocument document = IntentReader.read(name, content(origin), Variables.check(inputs), new CodeValues());
        StageLabels.check(document, StageLabels::fault);
        String runId = RunIds.next(TimeSource.system().epochMillis());
        CallRecord record = new CallRecord(runId, name, origin, policy(origin), CallPlace.of(call.context()));
        PreparedRun prepared = takeOver(record, prepare(record, document));
        Files.createDirectories(call.files().directory());
        AtomicFiles.write(call.files().intent(), document.content());
        AtomicFiles.write(
                call.files().policy(), prepared.planned().policy().toJson().getBytes(StandardCharsets.UTF_8));
        record.write(call.files());
        takeSnapshot(document, origin);
        return new Beginning(record, document, prepared);
    }

    /** What another build's run has left is brought here before there are books that speak of it. */
    private PreparedRun takeOver(CallRecord record, PreparedRun prepared) throws IOException {
        if (call.rerun().of() == null) {
            return prepared;
        }
        OtherBuild other = OtherBuild.find(
                call.build(), call.key(), record.place(), call.rerun().of());
        try {
            PlannedRun planned = other.run()
                    .takenOverIn(
                            prepared.planned(),
                            List.of(),
                            new EarlierRun.Differing(call.rerun().anyway(), "add rerunAnyway: true"));
            Takeover.run(planned, other.title(), other.bundle(), new BundleWriter(call.files()::bundle));
            return prepared.with(planned);
        } catch (UsageException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /** For stages that run elsewhere. Before there are books: a run that has begun has its files. */
    private void takeSnapshot(IntentDocument document, AgentPath origin) throws IOException, InterruptedException {
        boolean elsewhere = document.intent().workflow().stages().stream()
                .anyMatch(stage -> stage.label().isPresent());
        if (elsewhere && origin != null) {
            new ProjectSnapshot(call.files()::snapshot, settings.maxFetchBytes()).take(origin);
        }
    }

    private IntentRun goOn() throws IOException, InvalidDocumentException {
        CallRecord record = CallRecord.read(call.files());
        IntentDocument document = IntentReader.read(
                record.document(), Files.readAllBytes(call.files().intent()));
        Coordinator books = Coordinator.open(call.files().directory(), settings.ledger(), TimeSource.system());
        IntentRun run = new IntentRun(
                parts(record, document, books, new LatePreparation(() -> {
                    PreparedRun prepared = prepare(record, document);
                    return prepared.with(prepared.planned().with(books.plan()));
                })),
                owner,
                call.user());
        owner.opened(run);
        run.begin(true);
        return run;
    }

    private RunParts parts(
            CallRecord record, IntentDocument document, Coordinator books, Supplier<Optional<PreparedRun>> preparation)
            throws IOException {
        RunConsole console = new RunConsole(
                call.listener(), call.mode(), call.pipeline().drawing().map(Drawing::logs));
        books.notes().forEach(console::say);
        BundleWriter bundle = new BundleWriter(call.files()::bundle);
        bundle.intent(document.content());
        return new RunParts(
                call.build(),
                call.key(),
                call.files(),
                record,
                document,
                settings,
                books,
                bundle,
                console,
                publisher(),
                call.pipeline(),
                preparation);
    }

    private Publisher publisher() {
        return new Publisher(
                call.key(),
                call.files()::bundle,
                Publisher.Archive.of(call.build(), call.listener()),
                Computer.threadPoolForRemoting);
    }

    private PreparedRun prepare(CallRecord record, IntentDocument document)
            throws InvalidDocumentException, IOException, InterruptedException {
        StepEnvironment environment = StepEnvironment.of(call.context());
        return new Planning(settings)
                .plan(record, document, inputs(record.origin(), environment), environment.secrets());
    }

    private RunInputs inputs(AgentPath origin, StepEnvironment environment) {
        boolean placeless = origin == null || call.pipeline().byClosure();
        return new RunInputs(
                environment.variables(),
                call.parameters(),
                placeless ? RunInputs.Elsewhere.ALL : RunInputs.Elsewhere.LABELLED);
    }

    private AgentPath origin() throws IOException, InterruptedException {
        FilePath workspace;
        try {
            workspace = call.context().get(FilePath.class);
        } catch (IOException e) {
            throw new AgentAwayException(e);
        }
        if (workspace == null) {
            return null;
        }
        Computer computer = workspace.toComputer();
        if (computer == null) {
            throw new AgentAwayException(new IOException("the connection of " + workspace.getRemote() + " is closed"));
        }
        return new AgentPath(computer.getName(), workspace.getRemote());
    }

    private byte[] content(AgentPath origin) throws IOException, InterruptedException {
        return call.json() != null
                ? call.json().getBytes(StandardCharsets.UTF_8)
                : fromWorkspace(origin, call.file(), "the intent");
    }

    private String policy(AgentPath origin) throws IOException, InterruptedException {
        String policy = call.policy();
        return policy == null || policy.stripLeading().startsWith("{")
                ? policy
                : new String(fromWorkspace(origin, policy, "the policy"), StandardCharsets.UTF_8);
    }

    private static byte[] fromWorkspace(AgentPath origin, String file, String what)
            throws IOException, InterruptedException {
        if (origin == null) {
            throw new AbortException(
                    what + " " + file + " is a file in a workspace, and there is none here; call runIntent"
                            + " inside of node, or give the text itself");
        }
        try {
            return origin.act(new ReadIntent(file));
        } catch (IOException e) {
            throw new AbortException("cannot read " + what + ": " + IoErrors.sentence(e));
        }
    }
}

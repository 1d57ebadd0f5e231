package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.Manifest;
import io.jenkins.plugins.intent.exec.WrittenManifest;
import io.jenkins.plugins.intent.files.AtomicFiles;
import io.jenkins.plugins.intent.files.FileTrees;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.workspace.Outputs;
import io.jenkins.plugins.intent.workspace.StageOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes the bundle of one run. The order is: {@link #intent} and {@link #provenance} once, then
 * {@link #adopt} and {@link #outputs} as attempts finish, from any thread, then {@link #finish}.
 * Every call may be repeated, also after a crash: the answer and the bundle are the same. A bundle
 * that has a {@code SHA256SUMS} is complete; any later change takes that file away until the next
 * {@link #finish}.
 */
public final class BundleWriter {
    private static final int SMALL_BYTES = 1 << 14;
    private static final int MOST_FRESH = 100;

    private final Supplier<Path> place;
    private final SumsAhead sums = new SumsAhead();
    private final AttemptPlaces places = new AttemptPlaces();
    /** Some small ones by their paths: reading them back for the report takes longer than what it tells of them. */
    private final Map<String, Manifest> fresh = new ConcurrentHashMap<>();

    private volatile boolean maybeSealed = true;

    /** {@code bundle} is created when it is absent; it belongs to one run only. */
    public BundleWriter(Path bundle) {
        this(() -> bundle);
    }

    /** @param place where it is now: whoever keeps it may move it while the run goes, whole and under another name */
    public BundleWriter(Supplier<Path> place) {
        this.place = place;
    }

    private Path bundle() {
        return place.get();
    }

    /** Keeps the document as it was read. */
    public void intent(byte[] document) throws IOException {
        unseal();
        AtomicFiles.write(Files.createDirectories(bundle()).resolve(BundleNames.INTENT), document);
    }

    /** Keeps where and on what the run goes, in {@code meta/}. */
    public void provenance(Provenance provenance) throws IOException {
        unseal();
        provenance.write(Files.createDirectories(bundle()).resolve(BundleNames.META));
    }

    /**
     * A fresh directory on the bundle's own disk where an attempt may grow for {@link #adopt}; what
     * a crash left there goes with the next {@link #finish}.
     */
    public Path place(String stage, int attempt) throws IOException {
        unseal();
        Optional<Path> ahead = attempt == 1 ? places.take(stage) : Optional.empty();
        return ahead.isPresent() ? ahead.get() : AttemptPlaces.make(stageDirectory(stage), attempt);
    }

    /** Makes the {@link #place} of the first attempt of a stage that will be wanted soon, or never. */
    public void placeAhead(String stage) {
        places.makeAhead(stage, stageDirectory(stage));
    }

    /** Where an earlier process prepared an attempt that it did not live to finish. */
    public Optional<Path> placed(String stage, int attempt) throws IOException {
        return AttemptPlaces.left(stageDirectory(stage), attempt).stream().findFirst();
    }

    /**
     * Takes in a finished attempt directory, whole, by renaming it where that is possible. When the
     * bundle has that attempt already, that one counts and nothing happens.
     *
     * @param stage the stage's id
     * @param attempt 1, 2, …
     * @param attemptDir holds {@code manifest.json} and {@code commands/}
     * @return path of the manifest relative to the bundle, for the books; empty when the attempt was
     *     cut off before it wrote one
     * @throws NoSuchFileException when neither the bundle nor {@code attemptDir} has it
     */
    public Optional<String> adopt(String stage, int attempt, Path attemptDir) throws IOException {
        take(stage, attempt, attemptDir);
        sums.add(attempt(stage, attempt));
        Optional<String> manifest = adopted(stage, attempt);
        if (manifest.isEmpty()) {
            AttemptPlaces.dropUnfinished(attempt(stage, attempt));
        }
        return manifest;
    }

    /** The same for an attempt that surely wrote its manifest, and that this one. */
    public String adopt(String stage, int attempt, Path attemptDir, WrittenManifest written) throws IOException {
        Path target = attempt(stage, attempt);
        String manifest = BundleNames.manifest(stage, attempt);
        if (take(stage, attempt, attemptDir)) {
            sums.add(target, written);
            if (written.bytes().length < SMALL_BYTES && fresh.size() < MOST_FRESH) {
                fresh.put(manifest, written.manifest());
            }
        } else {
            sums.add(target);
        }
        return manifest;
    }

    /** Says whether it was this one that was taken in now. */
    private boolean take(String stage, int attempt, Path attemptDir) throws IOException {
        Path target = attempt(stage, attempt);
        if (isRenamedTo(target, attemptDir)) {
            return true;
        }
        if (Files.notExists(target)) {
            unseal();
            if (!target.getParent().equals(attemptDir.getParent())) {
                Files.createDirectories(target.getParent());
            }
            try {
                FileTrees.move(attemptDir, target);
                return true;
            } catch (IOException failure) {
                if (Files.notExists(attemptDir) && Files.notExists(target)) {
                    throw new NoSuchFileException(
                            attemptDir.toString(),
                            null,
                            "attempt " + attempt + " of stage \"" + stage + "\" is neither there nor in the bundle");
                }
                if (Files.notExists(target)) {
                    throw failure;
                }
            }
        }
        return false;
    }

    /**
     * Sums files of attempts that were taken in, which {@link #finish} would do otherwise. For whoever has time
     * while the run goes on.
     */
    public void sumAhead() {
        sums.work();
    }

    /** The usual case, without a question before it; whatever else there may be is found out by asking. */
    private boolean isRenamedTo(Path target, Path attemptDir) {
        if (maybeSealed || !target.getParent().equals(attemptDir.getParent())) {
            return false;
        }
        try {
            Files.move(attemptDir, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What {@link #adopt} answered for an attempt that was taken in before; empty when it was not. */
    public Optional<String> adopted(String stage, int attempt) {
        String manifest = BundleNames.manifest(stage, attempt);
        return Files.exists(bundle().resolve(manifest)) ? Optional.of(manifest) : Optional.empty();
    }

    /**
     * Copies all that another bundle has of stages: attempts and outputs, each file checked by its sum.
     *
     * @return what is wrong with them, one sentence each; empty when all was taken over
     */
    public List<String> takeOver(BundleSource other, Collection<String> stages) throws IOException {
        unseal();
        return StageCopy.copy(other, stages, bundle());
    }

    /** The manifest of the last attempt of a stage that was taken in; empty when none was. */
    public Optional<Path> lastManifest(String stage) throws IOException {
        return AttemptPlaces.kept(stageDirectory(stage)).stream()
                .flatMap(attempt -> adopted(stage, attempt).stream())
                .findFirst()
                .map(bundle()::resolve);
    }

    /**
     * Takes in what {@link Outputs#collect} collected, by renaming where that is possible, in place of
     * an earlier attempt's outputs.
     *
     * @param stage the stage's id
     * @param collected the directory given to {@code collect}
     * @return the outputs at their new place, for the stages that need them
     * @throws IOException also when the list of them, which an agent may have made up, is not of this stage, or names
     *     what is no file below them; nothing is taken in then
     */
    public StageOutputs outputs(String stage, Path collected) throws IOException {
        Path list = outputList(stage);
        Path target = outputDirectory(stage);
        if (Files.exists(collected.resolve(Outputs.LIST))) {
            StageOutputs.read(collected.resolve(Outputs.LIST), target).requireOf(stage);
        }
        if (Files.exists(collected.resolve(Outputs.FILES))) {
            unseal();
            Files.createDirectories(list.getParent());
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(list);
            FileTrees.deleteRecursively(target);
            FileTrees.move(collected.resolve(Outputs.FILES), target);
        }
        if (Files.exists(collected.resolve(Outputs.LIST))) {
            AtomicFiles.write(list, Files.readAllBytes(collected.resolve(Outputs.LIST)));
            FileTrees.deleteRecursively(collected);
        }
        return outputsOf(stage)
                .orElseThrow(() -> new NoSuchFileException(
                        collected.toString(), null, "there are no collected outputs of stage \"" + stage + "\""));
    }

    /** Takes away what the bundle has of a stage's outputs: of an earlier attempt, or half of a later one. */
    public void dropOutputs(String stage) throws IOException {
        unseal();
        Files.deleteIfExists(outputList(stage));
        FileTrees.deleteRecursively(outputDirectory(stage));
    }

    /** The outputs the bundle has of a stage, also after a restart. */
    public Optional<StageOutputs> outputsOf(String stage) throws IOException {
        return Files.exists(outputList(stage))
                ? Optional.of(StageOutputs.read(outputList(stage), outputDirectory(stage)))
                : Optional.empty();
    }

    /**
     * Completes the bundle: {@code run.json} and the report, then {@code SHA256SUMS}. After a resume it is called
     * again and replaces them. No other call may be under way.
     */
    public void finish(RunView run, Report report) throws IOException {
        unseal();
        places.dropUnused();
        Path bundle = bundle();
        Files.createDirectories(bundle.resolve(BundleNames.REPORT));
        maybeSealed = true;
        try (Completion completion = new Completion(bundle, sums, run)) {
            report.write(run, new Manifests(bundle, fresh), completion);
            AtomicFiles.write(bundle.resolve(BundleNames.SUMS), ChecksumList.format(completion.sums()));
        }
    }

    private void unseal() throws IOException {
        if (maybeSealed) {
            Files.deleteIfExists(bundle().resolve(BundleNames.SUMS));
            maybeSealed = false;
        }
    }

    private Path attempt(String stage, int attempt) {
        return bundle().resolve(BundleNames.attempt(checked(stage), attempt));
    }

    private Path outputList(String stage) {
        return bundle().resolve(BundleNames.outputList(checked(stage)));
    }

    private Path outputDirectory(String stage) {
        return bundle().resolve(BundleNames.outputs(checked(stage)));
    }

    private Path stageDirectory(String stage) {
        return bundle().resolve(BundleNames.stage(checked(stage)));
    }

    private static String checked(String stage) {
        if (!PathNames.isSafe(stage) || stage.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the stage id \"" + stage + "\" cannot be the name of a directory");
        }
        return stage;
    }
}

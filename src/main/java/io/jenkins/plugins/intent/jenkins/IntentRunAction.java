package io.jenkins.plugins.intent.jenkins;

import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.pages.ExportedStage;
import io.jenkins.plugins.intent.jenkins.pages.RunPage;
import io.jenkins.plugins.intent.jenkins.pages.RunPages;
import io.jenkins.plugins.intent.jenkins.pages.StagePage;
import io.jenkins.plugins.intent.jenkins.runs.IntentRun;
import io.jenkins.plugins.intent.jenkins.runs.IntentRuns;
import io.jenkins.plugins.intent.jenkins.runs.RunFiles;
import io.jenkins.plugins.intent.ledger.Answer;
import io.jenkins.plugins.intent.ledger.RunReader;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/**
 * One {@code runIntent} of a build: its line on the build's page, a page of its own, and the remote
 * API. In build.xml it is an index card; the run itself is in its journal, beside build.xml. Whoever
 * may see the build may see it; deciding takes {@link IntentPermissions#APPROVE}.
 */
@ExportedBean
public final class IntentRunAction implements RunAction2 {
    private static final Logger LOGGER = Logger.getLogger(IntentRunAction.class.getName());
    private static final Pattern KEY = Pattern.compile("intent(-[1-9][0-9]*)?");

    private final String key;
    private volatile IntentRunSummary summary;

    private transient volatile Run<?, ?> build;
    private transient volatile RunPages pages;
    /** Its last state, which never changes. */
    private transient volatile SoftReference<RunView> ended;

    private IntentRunAction(String key) {
        this.key = key;
    }

    /** Adds one for a new call in the build; the first is called intent, the next intent-2, and so on. */
    static IntentRunAction attach(Run<?, ?> build) {
        return attach(build, name -> hasArtifact(build, name));
    }

    /** @param taken names of directories that the build has among its artifacts, such as those of a build that it goes on from */
    static IntentRunAction attach(Run<?, ?> build, Predicate<String> taken) {
        synchronized (build) {
            int number = build.getActions(IntentRunAction.class).size() + 1;
            while (find(build, key(number)).isPresent() || taken.test(key(number))) {
                number++;
            }
            IntentRunAction action = new IntentRunAction(key(number));
            build.addAction(action);
            return action;
        }
    }

    private static boolean hasArtifact(Run<?, ?> build, String name) {
        try {
            return build.getArtifactManager().root().child(name).exists();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "artifacts of " + build);
            return false;
        }
    }

    /** One of a build that was saved without it. */
    static IntentRunAction found(Run<?, ?> build, String key) {
        IntentRunAction action = new IntentRunAction(key);
        action.build = build;
        action.summary = action.view().map(IntentRunSummary::of).orElse(null);
        return action;
    }

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    private static String key(int number) {
        return number == 1 ? "intent" : "intent-" + number;
    }

    /** The one of a call that was begun before a restart; a crash may have come before it was saved. */
    static IntentRunAction of(Run<?, ?> build, String key) {
        synchronized (build) {
            Optional<IntentRunAction> saved = find(build, key);
            if (saved.isPresent()) {
                return saved.get();
            }
            IntentRunAction action = new IntentRunAction(key);
            build.addAction(action);
            return action;
        }
    }

    private static Optional<IntentRunAction> find(Run<?, ?> build, String key) {
        return build.getActions(IntentRunAction.class).stream()
                .filter(action -> action.key.equals(key))
                .findFirst();
    }

    /** Keeps how the run stands, and writes it when that changed. */
    static void keep(Run<?, ?> build, String key, RunView view) throws IOException {
        of(build, key).keep(IntentRunSummary.of(view));
    }

    /** Keeps that a run which had begun cannot be gone on with. */
    static void broken(Run<?, ?> build, String key, String why) throws IOException {
        IntentRunAction action = of(build, key);
        if (action.summary != null) {
            action.keep(action.summary.broken(why, System.currentTimeMillis()));
        }
    }

    private void keep(IntentRunSummary now) throws IOException {
        IntentRunSummary before = summary;
        summary = now;
        if (before == null || !before.getStatus().equals(now.getStatus())) {
            build.save();
        }
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        build = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loadedWith) {
        build = loadedWith;
    }

    @Override
    public String getIconFileName() {
        return "symbol-project-relationship";
    }

    @Override
    public String getDisplayName() {
        IntentRunSummary card = summary;
        return Messages.text("IntentRunAction.title", card == null ? key : card.getWorkflow());
    }

    @Override
    public String getUrlName() {
        return key;
    }

    /** For the pages. */
    public Run<?, ?> getBuild() {
        return build;
    }

    /** For the pages; null before the intent was read. */
    public IntentRunSummary getSummary() {
        return summary;
    }

    /** For the pages: the run as it is now, or as far as it can still be told. */
    public RunPage getPage() {
        return pages().page(view());
    }

    /** For the pages: whether its files are still among the artifacts of the build. */
    public boolean isFilesThere() {
        return hasArtifact(build, key + "/run.json");
    }

    /** For the build's page: how it stands and how far it is, in a sentence; null before the intent was read. */
    public String getProgress() {
        IntentRunSummary card = summary;
        return unlessEnded()
                .map(RunPage::progress)
                .orElse(
                        card == null
                                ? null
                                : RunPage.progress(
                                        card.status(),
                                        card.getSucceeded(),
                                        card.getStages().size()));
    }

    /**
     * For the build's page: addresses, relative to the build's, of the artifacts that Jenkins does not name
     * there because evidence is many files. Said once, by the first run of the build.
     */
    public Map<String, String> getOtherArtifacts() throws IOException {
        List<String> runs = build.getActions(IntentRunAction.class).stream()
                .map(run -> run.key)
                .toList();
        return runs.indexOf(key) == 0 ? pages().otherArtifacts(runs) : Map.of();
    }

    /** For the pages: what waits for a person, and who may answer. */
    public RunDecisions getDecisions() {
        return new RunDecisions(this);
    }

    /** The page of one stage, at {@code stage/<id>/}; null when the run has none of that id. */
    public StagePage getStage(String id) {
        return pages().stage(this, view(), id).orElse(null);
    }

    /**
     * What changes on the page while the run goes.
     *
     * @param version of what the reader has; when nothing has changed since, the answer is 204
     */
    public HttpResponse doLive(@QueryParameter String version) {
        RunPage page = getPage();
        return page.run() == null || page.version().equals(version)
                ? HttpResponses.status(204)
                : HttpResponses.forwardToView(this, "body").with("page", page);
    }

    private RunPages pages() {
        RunPages made = pages;
        if (made == null) {
            made = new RunPages(build, key);
            pages = made;
        }
        return made;
    }

    /** The run as it is now, or as far as it can still be told. */
    Optional<RunView> view() {
        Optional<IntentRun> live = IntentRuns.find(build, key);
        if (live.isPresent()) {
            return live.map(IntentRun::view);
        }
        RunView known = ended == null ? null : ended.get();
        if (known != null) {
            return Optional.of(known);
        }
        RunFiles files = RunFiles.of(build, key);
        if (!Files.exists(files.journal())) {
            return Optional.empty();
        }
        IntentRunSummary card = summary;
        Optional<RunView> read = RunReader.readAsFarAsPossible(files.directory())
                .view()
                .map(view -> card == null ? view : card.over(view));
        read.filter(view -> view.endedMs() != 0).ifPresent(view -> ended = new SoftReference<>(view));
        return read;
    }

    /** The run as it stands, unless the index card has the last word on it: that spares reading journals. */
    private Optional<RunView> unlessEnded() {
        IntentRunSummary card = summary;
        return card != null && card.getEndedMs() != 0 ? Optional.empty() : view();
    }

    /** A person lets a waiting stage go on. */
    @POST
    public HttpResponse doApprove(@QueryParameter String stage, @QueryParameter String reason) {
        return new RunDecisions(this).decide(stage, Answer.APPROVED, reason);
    }

    /** A person refuses a waiting stage. */
    @POST
    public HttpResponse doReject(@QueryParameter String stage, @QueryParameter String reason) {
        return new RunDecisions(this).decide(stage, Answer.REJECTED, reason);
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    @Exported(visibility = 2)
    public String getRunId() {
        return summary == null ? null : summary.getRunId();
    }

    @Exported(visibility = 2)
    public String getGoal() {
        return summary == null ? null : summary.getGoal();
    }

    @Exported(visibility = 2)
    public String getWorkflow() {
        return summary == null ? null : summary.getWorkflow();
    }

    @Exported(visibility = 2)
    public String getStatus() {
        return unlessEnded().map(view -> view.status().text()).orElse(summary == null ? null : summary.getStatus());
    }

    @Exported(visibility = 2)
    public String getReason() {
        return unlessEnded().map(RunView::reason).orElse(summary == null ? null : summary.getReason());
    }

    @Exported(visibility = 2)
    public long getStartedMs() {
        return summary == null ? 0 : summary.getStartedMs();
    }

    @Exported(visibility = 2)
    public long getEndedMs() {
        return unlessEnded().map(RunView::endedMs).orElse(summary == null ? 0 : summary.getEndedMs());
    }

    /** Where the bundle is among the build's artifacts. */
    @Exported(visibility = 2)
    public String getArtifacts() {
        return key;
    }

    /** Not in the remote API of the build, where many stages would be in the way of what is asked for. */
    @Exported
    public List<ExportedStage> getStages() {
        return view().map(view -> view.stages().stream().map(ExportedStage::new).toList())
                .orElse(List.of());
    }
}

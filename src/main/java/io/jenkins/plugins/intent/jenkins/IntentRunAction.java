package io.jenkins.plugins.intent.jenkins;

import hudson.model.Api;
import hudson.model.DirectoryBrowserSupport;
import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.pages.ExportedStage;
import io.jenkins.plugins.intent.jenkins.pages.ReportFiles;
import io.jenkins.plugins.intent.jenkins.pages.RunPage;
import io.jenkins.plugins.intent.jenkins.pages.RunPages;
import io.jenkins.plugins.intent.jenkins.pages.StagePage;
import io.jenkins.plugins.intent.jenkins.runs.BuildArtifacts;
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

    private final String key;
    private volatile IntentRunSummary summary;

    private transient volatile Run<?, ?> build;
    private transient volatile RunPages pages;
    /** Its last state, which never changes. */
    private transient volatile SoftReference<RunView> ended;

    /** One that is about to be added to a build. */
    IntentRunAction(String key) {
        this.key = key;
    }

    /** One of a build that was saved without it. */
    IntentRunAction(String key, Run<?, ?> build) {
        this(key);
        this.build = build;
        this.summary = view().map(IntentRunSummary::of).orElse(null);
    }

    /** Keeps how the run stands, and writes it when that changed. */
    void keep(IntentRunSummary now) throws IOException {
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
        return BuildArtifacts.of(build).have(key + "/run.json").orElse(false);
    }

    /** For the pages: address of the report, relative to Jenkins. */
    public String getReport() {
        return new ReportFiles(build, key).address();
    }

    /** The files of the bundle, where their own addresses are of no use to the report. */
    public DirectoryBrowserSupport doFiles() {
        return new ReportFiles(build, key).served(this);
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
    public Map<String, String> getOtherArtifacts() {
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

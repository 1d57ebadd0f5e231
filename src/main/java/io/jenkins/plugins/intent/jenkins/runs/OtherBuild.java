package io.jenkins.plugins.intent.jenkins.runs;

import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.intent.bundle.BundleSource;
import io.jenkins.plugins.intent.engine.EarlierRun;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.ledger.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;

/** A build of the same job that has a run of the same call, which stages can be taken over from. */
public final class OtherBuild {
    private static final String LAST = "last";
    private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,8})");
    /** So many builds without such a run mean that there is none: to look costs time. */
    private static final int LONGEST_SEARCH = 100;

    private final Run<?, ?> build;
    private final String key;
    private final RunFiles files;

    private OtherBuild(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
        this.files = RunFiles.of(build, key);
    }

    /** Whether a text can name a build: its number, or {@code last} for the newest one that can be taken over from. */
    public static boolean isName(String text) {
        return text.equals(LAST) || NUMBER.matcher(text).matches();
    }

    /**
     * What is taken over is shown by this build, so whoever it runs as, and this thread with it, must be
     * allowed to see builds of the job.
     */
    public static void checkAccess(Run<?, ?> self) throws AbortException {
        if (!self.getParent().hasPermission(Item.READ)) {
            throw new AbortException("rerunOf: " + Jenkins.getAuthentication2().getName()
                    + ", whom this build runs as, may not see the builds of this job");
        }
    }

    /**
     * @param key of the call in this build
     * @param place where that stands
     * @throws AbortException when there is none, or its run is not over
     */
    static OtherBuild find(Run<?, ?> self, String key, CallPlace place, String name) throws AbortException {
        return name.equals(LAST)
                ? newest(self, key, place)
                : numbered(
                        self, key, place, Integer.parseInt(NUMBER.matcher(name).replaceFirst("$1")));
    }

    private static String call(String key, CallPlace place) {
        return place.branch().isEmpty() ? "run `" + key + "`" : "run in branch `" + place.branch() + "`";
    }

    private static OtherBuild newest(Run<?, ?> self, String key, CallPlace place) throws AbortException {
        int left = LONGEST_SEARCH;
        for (Run<?, ?> build = self.getPreviousBuild(); build != null && left > 0; build = build.getPreviousBuild()) {
            Optional<OtherBuild> other = EarlierCall.of(self, key, place, build).map(of(build));
            if (other.filter(known -> known.hasRun() && known.isOver()).isPresent()) {
                return other.get();
            }
            left--;
        }
        throw new AbortException("rerunOf: 'last': none of the last " + LONGEST_SEARCH
                + " builds before this one has a " + call(key, place) + " that is over");
    }

    private static Function<String, OtherBuild> of(Run<?, ?> build) {
        return key -> new OtherBuild(build, key);
    }

    private static OtherBuild numbered(Run<?, ?> self, String key, CallPlace place, int number) throws AbortException {
        Run<?, ?> build = self.getParent().getBuildByNumber(number);
        String wanted = "rerunOf: " + number + ": ";
        if (build == null) {
            throw new AbortException(wanted + "this job has no build #" + number);
        }
        if (build.getNumber() == self.getNumber()) {
            throw new AbortException(wanted + "that is this build");
        }
        OtherBuild other =
                EarlierCall.of(self, key, place, build).map(of(build)).orElse(null);
        if (other == null || !other.hasRun()) {
            throw new AbortException(wanted + "build #" + number + " has no " + call(key, place) + whatThereIs(build));
        }
        if (!other.isOver()) {
            throw new AbortException(wanted + "the run of build #" + number + " is not over");
        }
        return other;
    }

    private boolean hasRun() {
        return Files.exists(files.journal()) && Files.exists(files.intent());
    }

    /** Books of a build that waited for a person and gave up say that it still waits. */
    private boolean isOver() {
        return IntentRuns.find(build, key).isEmpty()
                && (!build.isBuilding() || RunReader.read(files.directory()).endedMs() != 0);
    }

    private static String whatThereIs(Run<?, ?> build) {
        try {
            return RunFiles.each(build).stream()
                    .filter(files -> Files.exists(files.journal()))
                    .map(RunFiles::key)
                    .sorted()
                    .reduce((a, b) -> a + ", " + b)
                    .map(names -> "; it has " + names)
                    .orElse("");
        } catch (IOException none) {
            return "";
        }
    }

    /** Of its call. */
    String key() {
        return key;
    }

    String title() {
        return "the run of build #" + build.getNumber();
    }

    EarlierRun run() throws IOException {
        return new EarlierRun(
                title(),
                RunReader.read(files.directory()),
                Files.readAllBytes(files.intent()),
                Files.exists(files.policy()) ? Files.readString(files.policy()) : null);
    }

    /** Its files, through whichever artifact manager that build has. */
    BundleSource bundle() {
        return bundle(build.getArtifactManager().root(), key);
    }

    static BundleSource bundle(VirtualFile artifacts, String key) {
        return name -> {
            VirtualFile file = artifacts.child(key + "/" + PathNames.readable(name));
            return file.exists() ? file.open() : null;
        };
    }
}

package io.jenkins.plugins.intent.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.intent.bundle.RetentionPolicy;
import io.jenkins.plugins.intent.files.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes the bundles of old builds of a job from among their artifacts, where those are files on the
 * controller. The builds stay, with what their summaries and journals tell. Builds that go, whose run
 * waits for a person, or that are kept forever keep theirs. Deleting a build deletes its bundles whatever is set here.
 */
final class BundleRetention {
    private static final Logger LOGGER = Logger.getLogger(BundleRetention.class.getName());

    /** So many builds in a row without a bundle mean that older ones have none either: to look costs time. */
    private static final int LONGEST_GAP = 1_000;

    private final RetentionPolicy policy;
    private final long nowMs;

    BundleRetention(RetentionPolicy policy, long nowMs) {
        this.policy = policy;
        this.nowMs = nowMs;
    }

    /** From the newest build back, until there was none with a bundle for long. */
    void apply(Run<?, ?> newest) {
        if (policy.keepsEverything()) {
            return;
        }
        int kept = 0;
        long keptBytes = 0;
        int without = 0;
        for (Run<?, ?> build = newest; build != null && without < LONGEST_GAP; build = build.getPreviousBuild()) {
            List<Path> bundles = bundles(build);
            without = bundles.isEmpty() ? without + 1 : 0;
            if (bundles.isEmpty()) {
                continue;
            }
            long bytes = bundles.stream().mapToLong(BundleRetention::size).sum();
            if (build.isBuilding() || build.getWhyKeepLog() != null || keeps(kept, keptBytes + bytes, build)) {
                kept++;
                keptBytes += bytes;
            } else {
                bundles.forEach(BundleRetention::delete);
            }
        }
    }

    private boolean keeps(int before, long bytes, Run<?, ?> build) {
        boolean few = policy.keepLast().isEmpty() || before < policy.keepLast().getAsInt();
        OptionalLong most = policy.maxTotalBytes();
        boolean small = most.isEmpty() || bytes <= most.getAsLong();
        long ended = build.getActions(IntentRunAction.class).stream()
                .mapToLong(IntentRunAction::getEndedMs)
                .max()
                .orElse(nowMs);
        boolean young = policy.maxAge().isEmpty()
                || nowMs - ended <= policy.maxAge().get().toMillis();
        return few && small && young;
    }

    private static List<Path> bundles(Run<?, ?> build) {
        List<Path> bundles = new ArrayList<>();
        for (IntentRunAction action : build.getActions(IntentRunAction.class)) {
            Path bundle = build.getRootDir().toPath().resolve("archive").resolve(action.getUrlName());
            if (Files.isDirectory(bundle)) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }

    private static long size(Path bundle) {
        try {
            return FileTrees.size(bundle);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "the size of " + bundle);
            return 0;
        }
    }

    private static void delete(Path bundle) {
        try {
            FileTrees.deleteRecursively(bundle);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "an old bundle could not be deleted: " + bundle);
        }
    }
}

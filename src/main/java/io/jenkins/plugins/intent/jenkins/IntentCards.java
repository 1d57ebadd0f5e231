package io.jenkins.plugins.intent.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Which {@link IntentRunAction}s a build has: one for each call, under a key of its own. */
final class IntentCards {
    private static final Logger LOGGER = Logger.getLogger(IntentCards.class.getName());
    private static final Pattern KEY = Pattern.compile("intent(-[1-9][0-9]*)?");

    private IntentCards() {}

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

    /** Whether there is such a file or directory; not when that cannot be told. */
    static boolean hasArtifact(Run<?, ?> build, String name) {
        try {
            return build.getArtifactManager().root().child(name).exists();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "artifacts of " + build);
            return false;
        }
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
                .filter(action -> action.getUrlName().equals(key))
                .findFirst();
    }

    /** Keeps how the run stands, and writes it when that changed. */
    static void keep(Run<?, ?> build, String key, RunView view) throws IOException {
        of(build, key).keep(IntentRunSummary.of(view));
    }

    /** Keeps that a run which had begun cannot be gone on with. */
    static void broken(Run<?, ?> build, String key, String why) throws IOException {
        IntentRunAction action = of(build, key);
        IntentRunSummary summary = action.getSummary();
        if (summary != null) {
            action.keep(summary.broken(why, System.currentTimeMillis()));
        }
    }
}

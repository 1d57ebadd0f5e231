package io.jenkins.plugins.intent.jenkins;

import hudson.model.Run;
import io.jenkins.plugins.intent.jenkins.runs.BuildArtifacts;
import io.jenkins.plugins.intent.ledger.RunView;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which {@link IntentRunAction}s a build has: one for each call, under a key of its own. */
final class IntentCards {
    private static final Pattern KEY = Pattern.compile("intent(-[1-9][0-9]*)?");

    private IntentCards() {}

    /** Adds one for a new call in the build; the first is called intent, the next intent-2, and so on. */
    static IntentRunAction attach(Run<?, ?> build) {
        BuildArtifacts artifacts = BuildArtifacts.of(build);
        return attach(build, name -> artifacts.haveSoon(name).orElse(false));
    }

    /**
     * Calls of a build begin one after the other, on the thread of the Pipeline engine, so nothing has to be locked while
     * artifacts are looked for.
     *
     * @param taken names of directories that the build has among its artifacts, such as those of a build that it goes on from
     */
    static IntentRunAction attach(Run<?, ?> build, Predicate<String> taken) {
        int number = build.getActions(IntentRunAction.class).size() + 1;
        while (find(build, key(number)).isPresent() || taken.test(key(number))) {
            number++;
        }
        return of(build, key(number));
    }

    static boolean isKey(String name) {
        return KEY.matcher(name).matches();
    }

    private static String key(int number) {
        return number == 1 ? "intent" : "intent-" + number;
    }

    /** The one under that key; a new one when there is none, as when a crash came before it was saved. */
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

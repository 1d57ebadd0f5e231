package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this controller works on now, so that pages find them. */
public final class IntentRuns {
    private static final Map<String, IntentRun> RUNS = new ConcurrentHashMap<>();
    private static final Map<String, Drawing> DRAWINGS = new ConcurrentHashMap<>();

    private IntentRuns() {}

    /** The run of one call of a build, while it is worked on. */
    public static Optional<IntentRun> find(Run<?, ?> build, String key) {
        return Optional.ofNullable(RUNS.get(name(build, key)));
    }

    /** From now on it is found. One of a build that has ended meanwhile ends, too. */
    public static void add(Run<?, ?> build, String key, IntentRun run) {
        RUNS.put(name(build, key), run);
        if (!build.isBuilding()) {
            run.buildOver();
        }
    }

    /** It is worked on no more. */
    public static void remove(Run<?, ?> build, String key) {
        RUNS.remove(name(build, key));
    }

    /** What stands for the run of one call in the Pipeline, from whoever asks first until it is forgotten. */
    public static Drawing drawing(Run<?, ?> build, String key) {
        return DRAWINGS.computeIfAbsent(name(build, key), any -> new Drawing());
    }

    /** The step of that call has answered. */
    public static void forgetDrawing(Run<?, ?> build, String key) {
        DRAWINGS.remove(name(build, key));
    }

    /** A build has ended: what is still worked on for it is ended too. */
    public static void buildOver(Run<?, ?> build) {
        String calls = name(build, "");
        RUNS.forEach((name, run) -> {
            if (name.startsWith(calls)) {
                run.buildOver();
            }
        });
        DRAWINGS.keySet().removeIf(name -> name.startsWith(calls));
    }

    /** Those that are worked on now. */
    static List<IntentRun> all() {
        return List.copyOf(RUNS.values());
    }

    /** None is worked on any more. */
    static void letGo() {
        DRAWINGS.clear();
        for (String name : RUNS.keySet()) {
            Optional.ofNullable(RUNS.remove(name)).ifPresent(IntentRun::letGo);
        }
    }

    private static String name(Run<?, ?> build, String key) {
        return build.getExternalizableId() + "/" + key;
    }
}

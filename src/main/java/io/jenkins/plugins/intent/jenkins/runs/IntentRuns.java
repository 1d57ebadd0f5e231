package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The runs that this controller works on now, so that pages find them. */
public final class IntentRuns {
    private static final Map<Call, IntentRun> RUNS = new ConcurrentHashMap<>();
    private static final Map<Call, Drawing> DRAWINGS = new ConcurrentHashMap<>();

    private record Call(Run<?, ?> build, String key) {
        private boolean isOf(Run<?, ?> other) {
            return build == other || build.getExternalizableId().equals(other.getExternalizableId());
        }
    }

    private IntentRuns() {}

    /** The run of one call of a build, while it is worked on. */
    public static Optional<IntentRun> find(Run<?, ?> build, String key) {
        return Optional.ofNullable(RUNS.get(call(build, key)));
    }

    /** From now on it is found. One of a build that has ended meanwhile ends, too. */
    public static void add(Run<?, ?> build, String key, IntentRun run) {
        RUNS.put(call(build, key), run);
        if (!build.isBuilding()) {
            run.buildOver();
        }
    }

    /** It is worked on no more. */
    public static void remove(Run<?, ?> build, String key) {
        RUNS.remove(call(build, key));
    }

    /** What stands for the run of one call in the Pipeline, from whoever asks first until it is forgotten. */
    public static Drawing drawing(Run<?, ?> build, String key) {
        Drawing drawing = DRAWINGS.computeIfAbsent(call(build, key), any -> new Drawing());
        if (!build.isBuilding()) {
            // Nobody would forget it, and its build with it.
            forgetDrawing(build, key);
        }
        return drawing;
    }

    /** The step of that call has answered. */
    public static void forgetDrawing(Run<?, ?> build, String key) {
        DRAWINGS.remove(call(build, key));
    }

    /** A build has ended: what is still worked on for it is ended too. */
    public static void buildOver(Run<?, ?> build) {
        RUNS.forEach((call, run) -> {
            if (call.isOf(build)) {
                run.buildOver();
            }
        });
        DRAWINGS.keySet().removeIf(call -> call.isOf(build));
    }

    /** Those that are worked on now. */
    static List<IntentRun> all() {
        return List.copyOf(RUNS.values());
    }

    /** None is worked on any more. */
    static void letGo() {
        DRAWINGS.clear();
        for (Call call : RUNS.keySet()) {
            Optional.ofNullable(RUNS.remove(call)).ifPresent(IntentRun::letGo);
        }
    }

    /**
     * By the build itself, since a job that is moved to another folder goes on under another name; else by the name, since
     * Jenkins makes another object of a build when it reads its configuration anew.
     */
    private static Call call(Run<?, ?> build, String key) {
        Call exact = new Call(build, key);
        if (RUNS.containsKey(exact) || DRAWINGS.containsKey(exact)) {
            return exact;
        }
        return Stream.concat(RUNS.keySet().stream(), DRAWINGS.keySet().stream())
                .filter(known -> known.key().equals(key) && known.isOf(build))
                .findFirst()
                .orElse(exact);
    }
}

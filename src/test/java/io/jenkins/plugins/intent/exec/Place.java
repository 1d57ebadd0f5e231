package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.hands.Hands;
import io.jenkins.plugins.intent.exec.hands.HandsPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the same block is to run the same way.
 *
 * @param hands null for this machine, without any helper
 */
public record Place(HandsPlace hands) {
    /** This machine, and every shell that there is on it. */
    public static List<Place> all() {
        List<Place> places = new ArrayList<>();
        places.add(new Place(null));
        HandsPlace.available().forEach(place -> places.add(new Place(place)));
        return places;
    }

    /** Whether no hands are needed. */
    public boolean isDirect() {
        return hands == null;
    }

    /** Whether output comes through files that are looked for. */
    boolean polls() {
        return !isDirect() && hands.polls();
    }

    /** Of a job that nothing disturbs. */
    public long leaseMs() {
        return isDirect() ? 60_000 : hands.leaseMs();
    }

    Hands start(Path jobDirectory, Path project, String mark, Map<String, String> environment)
            throws IOException, InterruptedException {
        return hands.start(jobDirectory, project, mark, environment, gone -> {
            throw new AssertionError(gone);
        });
    }

    @Override
    public String toString() {
        return isDirect() ? "directly" : hands.name();
    }
}

package io.jenkins.plugins.intent.exec.supervised;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What commands need and no file may hold; see {@link Briefing} for how it travels.
 *
 * @param environment variables that every command gets; the block's and its own go on top. With hands,
 *     it goes itself on top of the environment that they were started in
 * @param secrets values that are masked in everything that is kept
 * @param place where commands run
 */
public record Handover(Map<String, String> environment, List<String> secrets, CommandPlace place) {
    public Handover {
        environment = new LinkedHashMap<>(environment);
        secrets = new ArrayList<>(secrets);
        place = Objects.requireNonNullElse(place, CommandPlace.HERE);
    }

    /** For commands that the supervisor starts itself. */
    public Handover(Map<String, String> environment, List<String> secrets) {
        this(environment, secrets, CommandPlace.HERE);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "Handover[" + environment.size() + " variables, " + secrets.size() + " secrets]";
    }
}

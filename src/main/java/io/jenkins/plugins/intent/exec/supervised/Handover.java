package io.jenkins.plugins.intent.exec.supervised;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands need and no file may hold; see {@link Briefing} for how it travels.
 *
 * @param environment variables that every command gets; the block's and its own go on top
 * @param secrets values that are masked in everything that is kept
 */
public record Handover(Map<String, String> environment, List<String> secrets) {
    public Handover {
        environment = new LinkedHashMap<>(environment);
        secrets = new ArrayList<>(secrets);
    }

    /** Says nothing of the values. */
    @Override
    public String toString() {
        return "Handover[" + environment.size() + " variables, " + secrets.size() + " secrets]";
    }
}

package io.jenkins.plugins.intent.jenkins;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import java.util.TreeMap;

/** A job that is nothing but its builds. */
public final class FakeJob<J extends Job<J, R>, R extends Run<J, R>> extends Job<J, R> {
    private final TreeMap<Integer, R> builds = new TreeMap<>();

    public void add(R build) {
        builds.put(build.getNumber(), build);
    }

    @Override
    public R getBuildByNumber(int number) {
        return builds.get(number);
    }

    @Override
    public String getFullName() {
        return "job";
    }

    @Override
    public String getDisplayName() {
        return "job";
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException();
    }
}

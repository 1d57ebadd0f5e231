package io.jenkins.plugins.intent.jenkins;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/** A build that is nothing but a directory, actions, a job, and a build before it. */
public final class FakeBuild<J extends Job<J, R>, R extends Run<J, R>> extends Run<J, R> {
    private File directory;
    private final R previous;
    private final List<Action> actions = new ArrayList<>();
    private boolean building;
    private boolean kept;
    private int saves;
    private J job;
    private int number;

    public FakeBuild(File directory, R previous) {
        this.directory = directory;
        this.previous = previous;
    }

    /** One of a job's. */
    public FakeBuild<J, R> of(J itsJob, int itsNumber) {
        job = itsJob;
        number = itsNumber;
        return this;
    }

    public FakeBuild<J, R> building() {
        building = true;
        return this;
    }

    /** Its job is moved to another folder. */
    public void moveTo(File elsewhere) {
        directory = elsewhere;
    }

    FakeBuild<J, R> keptForever() {
        kept = true;
        return this;
    }

    int saves() {
        return saves;
    }

    @Override
    public J getParent() {
        return job;
    }

    @Override
    public int getNumber() {
        return number;
    }

    @Override
    public R getPreviousBuild() {
        return previous;
    }

    @Override
    public boolean isBuilding() {
        return building;
    }

    @Override
    public String getWhyKeepLog() {
        return kept ? "somebody wants it" : null;
    }

    @Override
    public File getRootDir() {
        return directory;
    }

    @Override
    public String getExternalizableId() {
        return directory.getPath();
    }

    @Override
    public synchronized void save() {
        saves++;
    }

    @Override
    public List<Action> getActions() {
        return actions;
    }

    @Override
    public <T extends Action> List<T> getActions(Class<T> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void addAction(Action action) {
        actions.add(action);
        if (action instanceof RunAction2 attached) {
            attached.onAttached(this);
        }
    }
}

package io.jenkins.plugins.intent.jenkins.pages;

import hudson.model.ModelObject;

/** The page of one stage: for runs with so many that the page of the run has but a line for each. */
public final class StagePage implements ModelObject {
    private final Object action;
    private final StageSection section;

    /** @param action the run's, which has the view that prints a stage */
    StagePage(Object action, StageSection section) {
        this.action = action;
        this.section = section;
    }

    public Object getAction() {
        return action;
    }

    public StageSection getSection() {
        return section;
    }

    @Override
    public String getDisplayName() {
        return section.stage().id();
    }
}

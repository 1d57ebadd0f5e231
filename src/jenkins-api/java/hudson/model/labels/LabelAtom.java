package hudson.model.labels;

import hudson.model.Label;

public class LabelAtom extends Label {
    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}

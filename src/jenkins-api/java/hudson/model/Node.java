package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.labels.LabelAtom;
import java.util.Set;

public abstract class Node {
    public abstract String getNodeName();

    public abstract FilePath getRootPath();

    public abstract Launcher createLauncher(TaskListener listener);

    public abstract FilePath getWorkspaceFor(TopLevelItem item);

    public Set<LabelAtom> getAssignedLabels() {
        throw new UnsupportedOperationException();
    }

    public LabelAtom getSelfLabel() {
        throw new UnsupportedOperationException();
    }

    public final Computer toComputer() {
        throw new UnsupportedOperationException();
    }
}

package jenkins.model.queue;

import hudson.model.ModelObject;

public interface ITask extends ModelObject {
    default String getFullDisplayName() {
        throw new UnsupportedOperationException();
    }

    default boolean hasAbortPermission() {
        throw new UnsupportedOperationException();
    }

    String getUrl();
}

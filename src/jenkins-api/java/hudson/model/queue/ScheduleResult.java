package hudson.model.queue;

public abstract class ScheduleResult {
    public boolean isAccepted() {
        throw new UnsupportedOperationException();
    }
}

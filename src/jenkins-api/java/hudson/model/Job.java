package hudson.model;

public abstract class Job<J extends Job<J, R>, R extends Run<J, R>> extends Actionable implements Item {
    public R getBuildByNumber(int n) {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

public abstract class Label extends Actionable {
    public static Label get(String l) {
        throw new UnsupportedOperationException();
    }

    public final boolean matches(Node n) {
        throw new UnsupportedOperationException();
    }

    public int getIdleExecutors() {
        throw new UnsupportedOperationException();
    }

    public java.util.Set<Node> getNodes() {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public final String getName() {
        throw new UnsupportedOperationException();
    }

    public static Label parseExpression(String labelExpression) {
        throw new UnsupportedOperationException();
    }
}

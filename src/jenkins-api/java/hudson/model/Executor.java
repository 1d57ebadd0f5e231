package hudson.model;

public class Executor extends Thread {
    public static Executor currentExecutor() {
        throw new UnsupportedOperationException();
    }

    public Computer getOwner() {
        throw new UnsupportedOperationException();
    }

    public int getNumber() {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

public class Api {
    public Object bean;

    public Api(Object bean) {
        throw new UnsupportedOperationException();
    }
}

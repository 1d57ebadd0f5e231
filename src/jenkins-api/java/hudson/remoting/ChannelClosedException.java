package hudson.remoting;

import java.io.IOException;

public class ChannelClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    @Deprecated
    public ChannelClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}

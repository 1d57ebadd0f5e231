package hudson.util.io;

import java.io.Serializable;

public abstract class ArchiverFactory implements Serializable {
    private static final long serialVersionUID = 1L;
    public static ArchiverFactory TARGZ = null;
}

package hudson.util;

import java.io.Serializable;

public abstract class DirScanner implements Serializable {
    private static final long serialVersionUID = 1L;

    public static class Glob extends DirScanner {
        private static final long serialVersionUID = 1L;

        public Glob(String includes, String excludes, boolean useDefaultExcludes) {
            throw new UnsupportedOperationException();
        }
    }
}

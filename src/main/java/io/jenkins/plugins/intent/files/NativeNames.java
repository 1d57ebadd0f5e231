package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collection;

/**
 * Whether this Java can name a file. It takes names through the encoding of the locale that it was
 * started in, so without one, as agents often are, it knows those of ASCII only.
 */
public final class NativeNames {
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    private NativeNames() {}

    /** @throws IOException when there is one that it cannot name, and says what to do */
    public static void check(String what, Collection<String> names) throws IOException {
        check(what, names, ENCODING);
    }

    static void check(String what, Collection<String> names, String encoding) throws IOException {
        for (String name : names) {
            if (!Charset.forName(encoding).newEncoder().canEncode(name)) {
                throw new IOException(what + " `" + name + "` cannot be named here: " + advice(encoding));
            }
        }
    }

    /** What to do about a name that does not stay the same when it is read and written; empty text when it is no UTF-8. */
    public static String advice() {
        return isUnicode(ENCODING) ? "" : advice(ENCODING);
    }

    private static boolean isUnicode(String encoding) {
        return encoding.equalsIgnoreCase("UTF-8");
    }

    private static String advice(String encoding) {
        return "Java was started without a UTF-8 locale (it uses " + encoding
                + "); start the agent with LC_ALL=C.UTF-8";
    }
}

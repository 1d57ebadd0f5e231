package io.jenkins.plugins.intent.exec.confine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bubblewrap says until everything is in its place, which is later than it says who is inside. */
record Introduction(String words) {
    private static final Pattern CHILD = Pattern.compile("\"child-pid\"\\s*:\\s*(\\d+)");

    /** Id of the first process inside of a boundary that holds. */
    long pid() throws CannotConfineException {
        Matcher child = CHILD.matcher(words);
        if (words.indexOf(Bubblewrap.READY) >= 0 && child.find()) {
            return Long.parseLong(child.group(1));
        }
        throw new CannotConfineException("commands cannot be confined: "
                + words.substring(words.lastIndexOf('}') + 1).strip());
    }
}

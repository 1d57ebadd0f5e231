package io.jenkins.plugins.intent.exec.hands;

import io.jenkins.plugins.intent.text.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts hands in some place, and says in words why they cannot work there. */
public final class HandsStart {
    private static final int STARTED = 0;
    private static final int STARTED_BEFORE = 3;
    /** The script's own refusal. */
    private static final int REFUSED = 4;

    private static final String OWN_WORDS = "hands: ";
    private static final int LONGEST_WORDS = 4 << 10;

    private HandsStart() {}

    /** Why hands cannot work in a place. */
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * Variables in the form in which launchers of Jenkins take them: they replace {@code $NAME} in values
     * by their own idea of it, and {@code $$} stays one {@code $}.
     */
    public static Map<String, String> escaped(Map<String, String> environment) {
        Map<String, String> escaped = new LinkedHashMap<>(environment);
        escaped.replaceAll((name, value) -> value.replace("$", "$$"));
        return escaped;
    }

    /**
     * Returns when they have been started, now or before.
     *
     * @param directory the directory of the hands as the agent knows it, and whose it is, for messages
     * @throws RefusedException when they cannot work there; another try would end the same way
     * @throws IOException when the launcher fails
     */
    public static void by(PlaceLauncher launcher, Map<String, String> environment, String directory)
            throws IOException, InterruptedException {
        Words words = new Words();
        int code = launcher.launch(List.of("sh", "./" + HandsDirectory.SCRIPT), environment, words);
        if (code != STARTED && code != STARTED_BEFORE) {
            throw new RefusedException(sentence(code, words.text(), directory));
        }
    }

    private static String sentence(int code, String said, String directory) {
        String what = "commands cannot be started where `sh` would start them: ";
        // Launchers have words of their own.
        int from = said.lastIndexOf(OWN_WORDS);
        return code == REFUSED && from >= 0
                ? what + said.substring(from + OWN_WORDS.length()) + "; on the agent the job directory is " + directory
                : what + "`sh ./" + HandsDirectory.SCRIPT + "` in the job directory, on the agent " + directory
                        + ", ended with exit code " + code + (said.isEmpty() ? "" : ": " + said)
                        + ". A container needs `sh`, and that directory mounted where its workspace is";
    }

    private static final class Words extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int one) {
            if (bytes.size() < LONGEST_WORDS) {
                bytes.write(one);
            }
        }

        synchronized String text() {
            return VisibleText.line(
                    bytes.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; "));
        }
    }
}

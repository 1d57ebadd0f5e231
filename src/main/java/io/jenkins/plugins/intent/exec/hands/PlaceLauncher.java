package io.jenkins.plugins.intent.exec.hands;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** What starts processes in some place, such as inside of a container. */
@FunctionalInterface
public interface PlaceLauncher {
    /**
     * Runs a command in the directory of the hands, as the place knows it, and waits for its end.
     *
     * @param environment variables over those of the place
     * @param output gets what the command and the launcher say, as far as the launcher passes it on
     * @return the exit code
     * @throws IOException when nothing can be started there
     */
    int launch(List<String> command, Map<String, String> environment, OutputStream output)
            throws IOException, InterruptedException;
}

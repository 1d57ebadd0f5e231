package io.jenkins.plugins.intent.exec.process;

import java.nio.file.Path;
import java.util.List;

/** One of this machine's ways to start processes; see {@link ProcessHost} for the rules. */
interface Starter {
    /**
     * @param program the launch's program, found
     */
    LocalProcess start(ThisMachine machine, Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException;

    /**
     * @param programs the launches' programs, found
     */
    List<LocalProcess> startPipe(
            ThisMachine machine, List<Launch> launches, List<Path> programs, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException;
}

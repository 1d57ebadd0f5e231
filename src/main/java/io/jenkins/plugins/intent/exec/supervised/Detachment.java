package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.files.SystemPrograms;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a process is taken out of its starter's session, so that a closed terminal or Ctrl-C does not reach it. */
enum Detachment {
    /** {@code setsid}, on every Linux. */
    SETSID,
    /** No {@code setsid}, as on macOS: a background process group of a shell with job control. */
    JOB_CONTROL,
    /** Windows: processes outlive their parents, and no console is shared. */
    NONE;

    /** Looked for once: an agent asks for each job. */
    private static final class Here {
        static final Detachment FOUND = find();
    }

    static Detachment ofThisMachine() {
        return Here.FOUND;
    }

    private static Detachment find() {
        if (File.separatorChar == '\\') {
            return NONE;
        }
        return program("setsid").isPresent() ? SETSID : JOB_CONTROL;
    }

    private static Optional<String> program(String name) {
        return SystemPrograms.find(name, Path.of(""));
    }

    /** The command that starts {@code command} detached, with the same standard streams. */
    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        switch (this) {
            case SETSID -> wrapped.add(program("setsid").orElse("setsid"));
            // A background process would get an empty standard input, hence descriptor 3. The shell
            // waits, since Java drops what it has for a process that ended, and passes on how it ended.
            case JOB_CONTROL ->
                wrapped.addAll(
                        List.of("/bin/sh", "-c", "set -m 2>/dev/null; exec 3<&0; \"$@\" <&3 3<&- & wait $!", "sh"));
            case NONE -> {}
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** As {@link #wrap}, for work that can wait until the machine has nothing better to do. */
    List<String> wrapPatient(List<String> command) {
        List<String> patient = new ArrayList<>();
        if (this != NONE) {
            program("nice").ifPresent(nice -> patient.addAll(List.of(nice, "-n", "19")));
        }
        patient.addAll(command);
        return wrap(patient);
    }

    /** An empty standard input. */
    ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(this == NONE ? "NUL" : "/dev/null"));
    }
}

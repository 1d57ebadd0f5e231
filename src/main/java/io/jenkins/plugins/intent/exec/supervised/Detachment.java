package io.jenkins.plugins.intent.exec.supervised;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

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
        return isOnPath("setsid") ? SETSID : JOB_CONTROL;
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator)) {
            if (new File(directory, program).canExecute()) {
                return true;
            }
        }
        return false;
    }

    /** The command that starts {@code command} detached, with the same standard streams. */
    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        switch (this) {
            case SETSID -> wrapped.add("setsid");
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
        if (this != NONE && isOnPath("nice")) {
            patient.addAll(List.of("nice", "-n", "19"));
        }
        patient.addAll(command);
        return wrap(patient);
    }

    /** An empty standard input. */
    ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(this == NONE ? "NUL" : "/dev/null"));
    }
}

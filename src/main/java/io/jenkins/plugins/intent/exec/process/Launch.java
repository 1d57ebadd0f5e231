package io.jenkins.plugins.intent.exec.process;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process to be.
 *
 * @param program a bare name, looked up on the PATH of its own environment, or a path from its directory
 * @param args what it gets after its own name
 * @param environment everything it finds in its environment; not copied, so whoever gives it changes it no more
 * @param directory real path of the directory it starts in
 * @param mark a text in its environment that finds everything that comes from it
 * @param stdin the file that is its standard input; empty for none
 * @param onlyWaits whether it only waits for the real program, which it starts, and ends as that one does; then
 *     it is not asked to end, the other is
 * @param foreman who starts it in our stead; empty when we do
 */
public record Launch(
        String program,
        List<String> args,
        Map<String, String> environment,
        Path directory,
        String mark,
        Optional<Path> stdin,
        boolean onlyWaits,
        Optional<Foreman> foreman) {
    /** One that does something itself. */
    public Launch(
            String program,
            List<String> args,
            Map<String, String> environment,
            Path directory,
            String mark,
            Optional<Path> stdin) {
        this(program, args, environment, directory, mark, stdin, false, Optional.empty());
    }

    public Launch {
        args = List.copyOf(args);
        environment = Collections.unmodifiableMap(environment);
    }

    /** The same with one more variable. */
    Launch with(String variable, String value) {
        Map<String, String> more = new Variables(environment, Map.of(variable, value));
        return new Launch(program, args, more, directory, mark, stdin, onlyWaits, foreman);
    }
}

package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a {@link Foreman} is to do to start one process, as text for its shell. */
final class ForemanOrder {
    private final Launch launch;
    private final List<String> prefix;
    private final Path go;
    private final StringBuilder exports = new StringBuilder();
    private final StringBuilder passed = new StringBuilder();

    /**
     * @param prefix ends with {@code env}, or options of it
     * @param go a named pipe; a line of it lets the process begin
     * @throws IOException when no system could start that
     */
    ForemanOrder(Launch launch, List<String> prefix, Path go) throws IOException {
        this.launch = launch;
        this.prefix = prefix;
        this.go = go;
        launch.environment().forEach((name, value) -> {
            if (ShellWord.canExport(name) && !LoaderVariables.contain(name)) {
                exports.append("export ")
                        .append(name)
                        .append('=')
                        .append(ShellWord.of(value))
                        .append('\n');
            } else {
                passed.append(' ').append(ShellWord.of(name + "=" + value));
            }
        });
        if ((exports + launch.program() + launch.args() + passed).indexOf('\0') >= 0) {
            throw new IOException("an argument or a variable holds a zero byte, which no program can be given");
        }
    }

    /** Opens the file that the next process reads; when it cannot, the shell goes on and says so by its exit code. */
    static String opening(Path file) {
        return "command exec 6<" + Foreman.word(file) + "\n";
    }

    /**
     * The shell itself opens the named pipes: once it has answered, the process has them.
     *
     * @param input a named pipe; null where the launch's own input counts, which has been {@linkplain #opening opened}
     */
    String text(Path input, Path stdout, Path stderr) {
        StringBuilder text = new StringBuilder("exec 7>" + Foreman.word(stdout) + " 8>" + Foreman.word(stderr));
        if (input != null) {
            text.append(" 6<").append(Foreman.word(input));
        }
        text.append("\n(\nread -r go <")
                .append(Foreman.word(go))
                .append('\n')
                .append(exports)
                .append("exec");
        for (String word : prefix) {
            text.append(' ').append(ShellWord.of(word));
        }
        text.append(" -C ").append(Foreman.word(launch.directory())).append(passed);
        text.append(' ').append(ShellWord.of(launch.program()));
        for (String argument : launch.args()) {
            text.append(' ').append(ShellWord.of(argument));
        }
        text.append("\n) >&7 2>&8 7>&- 8>&- ");
        boolean hasInput = input != null || launch.stdin().isPresent();
        text.append(hasInput ? "<&6 6<&- &\nexec 6<&-" : "</dev/null &\nexec");
        return text.append(" 7>&- 8>&-\n").toString();
    }
}

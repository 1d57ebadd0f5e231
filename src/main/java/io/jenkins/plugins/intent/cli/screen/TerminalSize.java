package io.jenkins.plugins.intent.cli.screen;

import io.jenkins.plugins.intent.files.SystemPrograms;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows and columns of the terminal. Java cannot ask for them, so {@code stty} does. */
record TerminalSize(int rows, int columns) {
    /** What terminals have had since there are terminals; used where nothing better is known. */
    static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final File TERMINAL = new File("/dev/tty");
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

    /** The size now; takes a few milliseconds. */
    static TerminalSize ask() {
        try {
            Optional<String> program = SystemPrograms.find("stty", Path.of(""));
            if (program.isEmpty()) {
                return USUAL;
            }
            Process stty = new ProcessBuilder(program.get(), "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readNBytes(40), StandardCharsets.US_ASCII);
            stty.waitFor(1, TimeUnit.SECONDS);
            return read(answer).orElse(USUAL);
        } catch (IOException noStty) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    static Optional<TerminalSize> read(String answer) {
        Matcher matcher = ANSWER.matcher(answer);
        return matcher.matches()
                        && !matcher.group(1).equals("0")
                        && !matcher.group(2).equals("0")
                ? Optional.of(new TerminalSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}

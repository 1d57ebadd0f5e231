package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.text.LineBuffer;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Prints kept output under a line that names stage and command; given the same again, only what is new in it. */
final class LogPrinter {
    private static final int CHUNK = 1 << 16;

    /** How far a file was printed. */
    private static final class Printed {
        private final LineBuffer lines;
        private long bytes;

        Printed(LineBuffer.Lines hearer) {
            this.lines = new LineBuffer(hearer);
        }
    }

    private final PrintStream out;
    private final Style style;
    private final Map<String, Printed> files = new HashMap<>();
    private final Set<String> cut = new HashSet<>();
    private String titled = "";

    LogPrinter(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    void print(KeptOutput output) {
        for (Path file : output.files()) {
            String name = name(output) + fileIn(output, file);
            Printed printed = files.computeIfAbsent(name, any -> new Printed((line, end) -> line(output, line)));
            try {
                copy(
                        file,
                        printed,
                        output.status() == null ? OutputLimits.defaults().headBytes() : Long.MAX_VALUE);
            } catch (IOException goneOrRenamed) {
                // A running attempt is renamed when it ends; the next look finds it there.
                continue;
            }
            if (output.status() != null) {
                printed.lines.close();
            }
        }
        if (output.droppedBytes() > 0 && cut.add(name(output))) {
            line(output, "(" + output.droppedBytes() + " bytes in the middle were left out, to stay under the limit)");
        }
    }

    /** From its place on: a file moves when its attempt ends. */
    private static String fileIn(KeptOutput output, Path file) {
        String path = file.toString();
        int place = path.lastIndexOf(output.place());
        return place < 0 ? path : path.substring(place + output.place().length());
    }

    /** @param most what of a file stays where it is while it is written: behind the head a ring goes round */
    private static void copy(Path file, Printed printed, long most) throws IOException {
        if (Files.size(file) <= printed.bytes) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(printed.bytes);
            byte[] chunk = new byte[CHUNK];
            int count;
            while (printed.bytes < most
                    && (count = in.read(chunk, 0, (int) Math.min(CHUNK, most - printed.bytes))) > 0) {
                printed.bytes += count;
                printed.lines.write(chunk, 0, count);
            }
        }
    }

    private void line(KeptOutput output, String line) {
        if (!titled.equals(name(output))) {
            titled = name(output);
            String attempt = output.attempt() > 1 ? " (attempt " + output.attempt() + ")" : "";
            String end = output.status() == null ? "" : ": " + output.status();
            out.println(style.paint(Mark.STRONG, "== " + output.stage() + attempt + ": " + output.command() + end));
        }
        out.println(VisibleText.lines(line));
    }

    private static String name(KeptOutput output) {
        return output.stage() + " " + output.attempt() + " " + output.place();
    }
}

package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of {@code SHA256SUMS}: that of GNU {@code sha256sum}. Names are strings of bytes, see
 * {@link io.jenkins.plugins.intent.files.PathNames}; a line whose name has a backslash or an end of
 * line starts with a backslash, and the name is escaped.
 */
final class ChecksumList {
    private static final LazyPattern LINE = LazyPattern.of("(\\\\?)([0-9a-f]{64}) [ *](.+)", Pattern.DOTALL);

    private ChecksumList() {}

    /** @param sums name to sum, sorted as bytes */
    static byte[] format(NavigableMap<String, String> sums) {
        StringBuilder text = new StringBuilder(sums.size() * 128);
        sums.forEach((name, sum) -> {
            String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
            text.append(escaped.equals(name) ? "" : "\\")
                    .append(sum)
                    .append("  ")
                    .append(escaped)
                    .append('\n');
        });
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Reads a list; a line that is none, and a name that comes twice, is added to {@code problems}. */
    static NavigableMap<String, String> read(Path file, List<String> problems) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return read(lines, problems);
        }
    }

    /** The same of text that was read byte by byte. */
    static NavigableMap<String, String> read(BufferedReader lines, List<String> problems) throws IOException {
        NavigableMap<String, String> sums = new TreeMap<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Map.Entry<String, String> entry = parse(line);
            if (entry == null) {
                problems.add(BundleNames.SUMS + " line " + number + " is not a line of sha256sum");
            } else if (sums.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
                problems.add(BundleNames.SUMS + " line " + number + " names a file for the second time");
            }
        }
        return sums;
    }

    private static Map.Entry<String, String> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group(1).isEmpty() ? matcher.group(3) : unescape(matcher.group(3));
        return name == null ? null : Map.entry(name, matcher.group(2));
    }

    /** Null when a backslash is followed by anything but what {@link #format} writes. */
    private static String unescape(String escaped) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                name.append(c);
                continue;
            }
            i++;
            int which = i < escaped.length() ? "\\nr".indexOf(escaped.charAt(i)) : -1;
            if (which < 0) {
                return null;
            }
            name.append("\\\n\r".charAt(which));
        }
        return name.toString();
    }
}

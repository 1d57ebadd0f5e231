package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.files.ProgramFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of subcommands, and the fields that they are for, as their annotations say: reading those takes
 * longer than most calls, so they stand in a table. A test holds the two together.
 */
final class ArgumentTable {
    private static final String FILE = "arguments.txt";
    private static final String NONE = "-";
    private static final String MANY = "*";
    private static final String TO = "..";

    /** How often an argument is given, and what it fills. */
    enum Shape {
        FLAG,
        ONE,
        LIST,
        MAP
    }

    /**
     * @param names of an option; none when it is told by its place
     * @param field the names of the fields that lead to it, from the subcommand on
     * @param type {@code string}, {@code path}, {@code int}, or a class that converts it
     * @param least how many of those that are told by their place there are at least
     * @param most and at most
     * @param usual what it is when it is not given; null for what the field says
     */
    record Argument(
            List<String> names, List<String> field, Shape shape, String type, int least, int most, String usual) {}

    private ArgumentTable() {}

    /** Those of a subcommand; none when the table does not know it. */
    static List<Argument> of(String command) {
        List<Argument> all = new ArrayList<>();
        for (String line : text().split("\n")) {
            if (line.startsWith(command) && line.startsWith(" ", command.length())) {
                all.add(argument(line.split(" ")));
            }
        }
        return all;
    }

    private static Argument argument(String[] words) {
        int dots = words[5].indexOf(TO);
        String most = words[5].substring(dots + TO.length());
        return new Argument(
                words[1].equals(NONE) ? List.of() : List.of(words[1].split(",")),
                List.of(words[2].split("\\.")),
                Shape.valueOf(words[3].toUpperCase(Locale.ROOT)),
                words[4],
                Integer.parseInt(words[5].substring(0, dots)),
                most.equals(MANY) ? Integer.MAX_VALUE : Integer.parseInt(most),
                words[6].equals(NONE) ? null : words[6]);
    }

    static String text() {
        return new String(ProgramFiles.bytes(ArgumentTable.class, FILE), StandardCharsets.UTF_8);
    }
}

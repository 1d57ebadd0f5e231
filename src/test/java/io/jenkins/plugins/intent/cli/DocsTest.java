package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the pages show can be typed, and what they link to is there. */
public class DocsTest {
    private static final Path HERE = Path.of("").toAbsolutePath();
    /** In a span of code, or at the start of a line of a block. */
    private static final Pattern CALL =
            Pattern.compile("(?:`|^ *)(?:\\./)?intent ([a-z][^`\\n|>&]*)", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern MENTION = Pattern.compile("\\bdocs/[a-z-]+\\.md\\b");

    private final CommandLine intent = Commands.all(new Host(HERE, Map.of(), System.out, System.err, false));

    @Test
    public void everySubcommandIsInTheTableOfThePageOfTheCommandLine() throws IOException {
        String page = Files.readString(HERE.resolve("docs/command-line.md"));
        String table = page.lines()
                .filter(line -> line.startsWith("| `intent "))
                .map(line -> line.substring(0, line.lastIndexOf(" | ")))
                .collect(Collectors.joining("\n"));
        Set<String> shown = new TreeSet<>();
        CALL.matcher(table).results().map(call -> words(call.group(1)).get(0)).forEach(shown::add);
        Set<String> real = new TreeSet<>(intent.getSubcommands().keySet());
        real.remove("help");
        assertEquals(real, shown);
    }

    @Test
    public void everyCommandAndOptionOfThePagesExists() throws IOException {
        int calls = 0;
        for (Path page : pages()) {
            Matcher call = CALL.matcher(Files.readString(page));
            while (call.find()) {
                check(page, words(call.group(1)));
                calls++;
            }
        }
        assertTrue("only " + calls + " calls were found", calls > 20);
    }

    @Test
    public void everyOptionIsOnThePageOfTheCommandLine() throws IOException {
        String page = Files.readString(HERE.resolve("docs/command-line.md"));
        Set<String> missing = new TreeSet<>();
        options(intent, page, missing);
        assertEquals(Set.of(), missing);
    }

    @Test
    public void optionsAreOfTheCommandsThatThePageSays() throws IOException {
        Pattern row = Pattern.compile("\\| ((?:`[^`]+`[,;]? ?)+) \\| ([a-z, ()]+) \\| .*");
        int rows = 0;
        for (String line : Files.readAllLines(HERE.resolve("docs/command-line.md"))) {
            Matcher cells = row.matcher(line);
            if (!cells.matches()
                    || Set.of("all", "most", "all that work on runs").contains(cells.group(2))) {
                continue;
            }
            Set<String> said = Stream.of(
                            cells.group(2).replace(" (required)", "").split(", "))
                    .collect(Collectors.toCollection(TreeSet::new));
            Matcher option = Pattern.compile("`(--?[a-z-]+)").matcher(cells.group(1));
            while (option.find()) {
                Set<String> real = new TreeSet<>();
                having(intent, "", option.group(1), real);
                assertEquals(line, real, said);
                rows++;
            }
        }
        assertTrue("only " + rows, rows > 20);
    }

    private static void having(CommandLine command, String name, String option, Set<String> found) {
        if (command.getCommandSpec().findOption(option) != null) {
            found.add(name);
        }
        command.getSubcommands().forEach((below, line) -> having(line, (name + " " + below).strip(), option, found));
    }

    private static void options(CommandLine command, String page, Set<String> missing) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            String name = option.longestName();
            if (!Pattern.compile("`" + name + "\\b").matcher(page).find()) {
                missing.add(command.getCommandSpec().qualifiedName() + " " + name);
            }
        }
        command.getSubcommands().values().forEach(below -> options(below, page, missing));
    }

    @Test
    public void everyLinkOfThePagesLeadsToAFileAndAHeading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                boolean there = Files.exists(target)
                        && (link.group(2) == null || anchors(target).contains(link.group(2)));
                if (!there) {
                    broken.add(HERE.relativize(page) + ": " + link.group());
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** The names that a site gives headings: lower case, blanks as hyphens, punctuation left out. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""))
                .results()
                .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    public void theReadmeLinksToEveryPage() throws IOException {
        String readme = Files.readString(HERE.resolve("README.md"));
        try (Stream<Path> files = Files.list(HERE.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> "(docs/" + file.getFileName() + ")")
                    .forEach(link -> assertTrue(link, readme.contains(link)));
        }
    }

    @Test
    public void everyPageThatSourcesNameIsThere() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(HERE.resolve("src/main")), Files.list(HERE.resolve("bench")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                MENTION.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .results()
                        .forEach(page ->
                                assertTrue(file + ": " + page.group(), Files.exists(HERE.resolve(page.group()))));
            }
        }
    }

    private void check(Path page, List<String> words) {
        CommandLine command = intent;
        for (String word : words) {
            CommandLine below = command.getSubcommands().get(word);
            if (word.startsWith("-")) {
                String option = word.replaceFirst("=.*", "");
                assertNotNull(page + ": " + words, command.getCommandSpec().findOption(option));
            } else if (below != null) {
                command = below;
            } else {
                assertTrue(page + ": " + words, command.getSubcommands().isEmpty());
            }
        }
    }

    private static List<String> words(String call) {
        return Stream.of(call.strip().split("[ ;]+")).toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(HERE), Files.walk(HERE.resolve("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}

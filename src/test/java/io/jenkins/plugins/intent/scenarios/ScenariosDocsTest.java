package io.jenkins.plugins.intent.scenarios;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** Tests that pages and the page of scenarios name are there. */
public class ScenariosDocsTest {
    private static final Pattern NAMED = Pattern.compile("`(?:[a-z]+/)*([A-Z]\\w*Test)(?:\\.(\\w+_)…)?`");

    @Test
    public void everyTestThatPagesNameIsThere() throws IOException {
        Map<String, Path> tests = new HashMap<>();
        for (String root : List.of("src/test/java", "src/test-jenkins/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> tests.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        List<String> missing = new ArrayList<>();
        int named = 0;
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher test = NAMED.matcher(Files.readString(page));
                while (test.find()) {
                    named++;
                    Path file = tests.get(test.group(1));
                    boolean there = file != null
                            && (test.group(2) == null || Files.readString(file).contains("void " + test.group(2)));
                    if (!there) {
                        missing.add(page + ": " + test.group());
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue("only " + named, named > 60);
    }
}

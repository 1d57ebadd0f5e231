package io.jenkins.plugins.intent.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.intent.shell.Command.Simple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Test;

/** bash itself says what words a text has and whether it is shell text at all. */
public class BashAgreesTest {
    private static final Path BASH = Path.of("/bin/bash");
    private static final List<String> PIECES = List.of(
            "a", "b c", "'", "\"", "\\", "\\\\", "$'", "\\x41", "\\n", "\\'", "\\\"", " ", "\t", "\\\n", "#", "x#y",
            "-", "=", "\u00e9", "\\101", "\\u0042", "%", "''", "\"\"", "{", "}", "!", ":", "@", "+", ".");
    private static final List<String> TOKENS = List.of(
            "a",
            "b=1",
            ";",
            "&&",
            "||",
            "|",
            "&",
            "\n",
            "if",
            "then",
            "else",
            "fi",
            "while",
            "do",
            "done",
            "for i in",
            "case x in",
            "esac",
            ";;",
            "a)",
            "(",
            ")",
            "{",
            "}",
            "!",
            "$(",
            "'",
            "\"",
            ">f",
            "2>&1",
            "<<<",
            "]]",
            "f()",
            "# c\n",
            "$x",
            "${x:-",
            "$((1))",
            "((",
            "))",
            "x=(",
            "function g");

    @Before
    public void bashIsThere() {
        assumeTrue(Files.isExecutable(BASH));
    }

    private static byte[] bash(List<String> args) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(BASH.toString(), "--norc"));
        argv.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] printed = process.getInputStream().readAllBytes();
        process.waitFor();
        return printed;
    }

    /** Each text is a random row of pieces; those that bash finds whole must have bash's words. */
    @Test
    public void wordsAreThoseOfBash() throws Exception {
        Random random = new Random(42);
        StringBuilder program = new StringBuilder();
        int texts = 0;
        while (texts < 400) {
            StringBuilder text = new StringBuilder("w");
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            ShellText read = ShellText.read("echo " + text);
            if (read.problems().isEmpty() && !text.toString().endsWith("\\")) {
                program.append("printf '%s\\0' ").append(text).append("\nprintf '\\1\\0'\n");
                texts++;
            }
        }
        String printed = new String(bash(List.of("-c", program.toString())), StandardCharsets.UTF_8);
        StringBuilder ours = new StringBuilder();
        for (Script.Statement statement :
                ShellText.read(program.toString()).script().statements()) {
            Simple simple = (Simple) statement.first().stages().get(0).command();
            List<String> words = simple.words().stream()
                    .map(word -> word.literal().orElseThrow())
                    .toList();
            ours.append(
                    words.get(1).equals("\\1\\0") ? "\1\0" : String.join("\0", words.subList(2, words.size())) + "\0");
        }
        assertEquals(
                Arrays.asList(printed.split("\1", -1)),
                Arrays.asList(ours.toString().split("\1", -1)));
    }

    /** What bash takes for shell text is read without a problem. The other way round it may differ. */
    @Test
    public void whatBashReadsIsRead() throws Exception {
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        while (texts.size() < 400) {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                text.append(TOKENS.get(random.nextInt(TOKENS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            }
            texts.add(text.toString());
        }
        String each = "for t; do bash -n -c \"$t\" && printf 'y\\0' || printf 'n\\0'; done";
        List<String> argv = new ArrayList<>(List.of("-c", each, "_"));
        argv.addAll(texts);
        String[] answers = new String(bash(argv), StandardCharsets.UTF_8).split("\0");
        List<String> refused = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (answers[i].equals("y")) {
                accepted++;
                ShellText read = ShellText.read(texts.get(i));
                if (!read.problems().isEmpty()) {
                    refused.add(texts.get(i) + " -> " + read.problems().get(0));
                }
            }
        }
        assertTrue("only " + accepted, accepted > 40);
        assertEquals(List.of(), refused);
    }
}

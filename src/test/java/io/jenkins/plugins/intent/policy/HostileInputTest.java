package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

public class HostileInputTest {
    private static final String[] PIECES = {
        "sh",
        "-c",
        "env",
        "find",
        "-exec",
        ";",
        "{}",
        "xargs",
        "rm",
        "-rf",
        "../x",
        "/etc",
        "git",
        "core.pager=",
        "perl",
        "-e",
        "system(",
        "\"",
        "'",
        "`",
        "$(",
        "${",
        "\\",
        "|",
        "&&",
        "\n",
        "(",
        ")",
        "awk",
        "sed",
        "s/a/b/e",
        "python",
        "os.system(",
        "--",
        "-",
        "",
        "=",
        "A=b",
        "tar",
        "--to-command",
        "ssh",
        "-o",
        "ProxyCommand",
        "\0",
        "docker",
        "run",
        "-x",
        "é",
        "\ud800",
        "nul",
        "C:\\x",
        "~",
        "*",
        "mv",
        "-t",
        "make",
        "SHELL=",
        "node",
        "vim",
        "+"
    };

    @Test
    public void anyCommandGetsAVerdict() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                StringBuilder word = new StringBuilder();
                for (int j = random.nextInt(3); j >= 0; j--) {
                    word.append(PIECES[random.nextInt(PIECES.length)]);
                }
                words.add(word.toString());
            }
            Platform platform = Platform.values()[random.nextInt(2)];
            CommandLine command = new CommandLine(
                    words.get(0),
                    words.subList(1, words.size()),
                    Map.of("PAGER", words.get(words.size() - 1)),
                    Judging.PROJECT);
            String what = "seed " + seed + ": " + words;
            List<Finding> findings = judge(what, command, platform);
            assertEquals(what, findings, judge(what, command, platform));
            findings.forEach(finding -> assertTrue(what, finding.message().length() < 500));
        }
    }

    private static List<Finding> judge(String what, CommandLine command, Platform platform) {
        try {
            return CommandPolicy.builtIn().judge(command, Judging.context(platform), "");
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    @Test
    public void pathThatNoFileCanHaveIsRefusedInAContainerToo() {
        assertEquals(Decision.BLOCK, Judging.decision(Judging.onLinux("rm", "a\0b")));
        assertEquals(Decision.BLOCK, Judging.decision(Judging.onLinux("ssh", "h", "rm", "a\0b")));
        assertEquals(
                Decision.BLOCK,
                Judging.decision(Judging.onLinux("docker", "run", "-v", "/srv:/s", "img", "rm", "a\0b")));
    }

    @Test
    public void textThatEndsTooEarlyGetsAVerdict() {
        for (String text : List.of("s\"\\", "s/a\\", "y/a\\", "\\", "/[", "s", "e")) {
            Judging.onLinux("sed", text);
        }
    }

    @Test
    public void sedScriptsThatEndTooEarlyGetAVerdict() {
        for (String script : List.of("s/a\\", "s/a/b\\", "s\\", "y/\\", "/\\", "s/a/b\\/e", "a\\")) {
            for (Finding finding : Judging.onLinux("sed", script, "file")) {
                assertTrue(script, finding.message().length() < 500);
            }
        }
    }

    @Test
    public void textMadeToWasteTimeIsRefusedRatherThanRead() {
        assertUnreadable("vim", "-c", "\n".repeat(50_000));
        assertUnreadable("watch", "$(".repeat(50_000));
        assertUnreadable("perl", "-e", "open \"".repeat(10_000));
        assertUnreadable("watch", "watch a;".repeat(15_000));
        assertUnreadable("watch", "f() { f; f; g; g; }; g() { f; f; }; f");
        assertUnreadable("watch", "x=" + "y".repeat(9_000) + "; echo " + "$x".repeat(100));
        assertUnreadable("watch", "for a in 1 2 3 4 5 6 7 8; do :; done; echo $a;".repeat(2_000));
    }

    @Test
    public void textsThatGrowGetAVerdict() {
        Judging.onLinux("watch", "x=aaaaaaaa; " + "x=$x$x; ".repeat(200) + "rm $x");
        Judging.onLinux("watch", "rm " + "{a,b}".repeat(300));
        Judging.onLinux("watch", "rm " + "{".repeat(50_000));
        Judging.onLinux("watch", "x=(" + "a ".repeat(5_000) + "); for a in ${x[@]}; do rm $a$a; done");
    }

    @Test(timeout = 60_000)
    public void manyWildcardsAndRowsOfSignsTakeNoLongerThanAnybodyWaits() {
        assertFalse(new ArgumentPattern(List.of("**a".repeat(30) + "**b")).matches(List.of("a".repeat(2_000))));
        assertFalse(new ArgumentPattern(List.of("*a".repeat(30) + "*b")).matchesAny(List.of("a".repeat(2_000))));
        Judging.onLinux("watch", "x=" + "a".repeat(40) + "; ${x#" + "*a".repeat(40) + "b} y");
        Judging.onLinux("rm", "{".repeat(130_000));
    }

    private static void assertUnreadable(String... words) {
        List<Finding> findings = Judging.onLinux(words);
        assertEquals(Decision.BLOCK, Judging.decision(findings));
        assertTrue(
                words[0], findings.stream().anyMatch(finding -> finding.rule().equals("limit-effort")));
    }
}

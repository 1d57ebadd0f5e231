package io.jenkins.plugins.intent.model;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** The same texts as Jenkins takes, and refuses, for {@code node}. */
public class LabelExpressionTest {
    @Test
    public void whatJenkinsReadsHasNoFault() {
        for (String text : List.of(
                "linux",
                "linux && jdk17",
                "a||b||c&&!d",
                " ( a -> b ) <-> c <-> d ",
                "!(a)",
                "\"two words\" || \"a\\\"b\"",
                "windows-2022&&x86.64",
                "a->b",
                "-",
                "größe")) {
            assertEquals(text, Optional.empty(), LabelExpression.fault(text));
        }
    }

    @Test
    public void whatJenkinsCannotReadIsSaid() {
        assertEquals(
                "expected a label, found the end",
                LabelExpression.fault("linux && (").orElse(""));
        assertEquals("expected a label, found `&&`", LabelExpression.fault("&&").orElse(""));
        assertEquals(
                "expected `)`, found the end", LabelExpression.fault("(a && b").orElse(""));
        assertEquals(
                "expected `&&` or `||`, found `)`",
                LabelExpression.fault("a && b)").orElse(""));
        assertEquals("expected a label, found `!`", LabelExpression.fault("!!a").orElse(""));
        assertEquals(
                "expected `&&` or `||`, found `->`",
                LabelExpression.fault("a -> b -> c").orElse(""));
        for (String text : List.of("a & b", "a | b", "a < b", "!'a'", "!\"a", "a &&", "!()")) {
            assertEquals(text, true, LabelExpression.fault(text).isPresent());
        }
        assertEquals(
                "it is nested more than 100 deep",
                LabelExpression.fault("!(".repeat(100_000)).orElse(""));
    }

    @Test
    public void whatIsNoExpressionMayBeTheNameOfANode() {
        for (String text : List.of("windows 10", "mac (old)", "bob's machine")) {
            assertEquals(text, Optional.empty(), LabelExpression.fault(text));
        }
    }
}

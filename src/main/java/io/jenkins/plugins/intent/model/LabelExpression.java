package io.jenkins.plugins.intent.model;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Reads a label expression by the grammar of Jenkins, only to find out what is wrong with it:
 *
 * <pre>
 * equal    = implies { "&lt;-&gt;" implies }
 * implies  = or [ "-&gt;" or ]
 * or       = and { "||" and }
 * and      = not { "&amp;&amp;" not }
 * not      = [ "!" ] ( "(" equal ")" | name | "\"" … "\"" )
 * </pre>
 *
 * Jenkins takes what is no expression for the name of one node, which may have blanks, and says when there is none. So
 * only what can be no name either is a fault here.
 */
final class LabelExpression {
    private static final LazyPattern TOKEN = LazyPattern.of("[ \\t]*(?:(?<sign>&&|\\|\\||!|<->|->|\\(|\\))"
            + "|(?<name>(?:-(?!>)|[^&|!<>() \\t\"'-])+|\"(?:\\\\[btnfr\"'\\\\]|[^\\\\\"\\r\\n])*\")|(?<other>.)|$)");
    private static final int DEEPEST = 100;
    /** Of the characters that Jenkins refuses in the name of a node, those that expressions are made of. */
    private static final String IN_NO_NAME = "&|!<>";

    private final Matcher tokens;
    private int depth;

    /** The token that comes next; empty at the end. */
    private String next = "";

    private boolean isName;

    private LabelExpression(String text) {
        tokens = TOKEN.matcher(text.stripTrailing());
        advance();
    }

    /** What is wrong with it, in words; empty when nothing is. */
    static Optional<String> fault(String text) {
        if (canBeName(text)) {
            return Optional.empty();
        }
        try {
            LabelExpression expression = new LabelExpression(text);
            expression.equal();
            if (!expression.next.isEmpty()) {
                throw expression.unexpected("`&&` or `||`");
            }
            return Optional.empty();
        } catch (Fault fault) {
            return Optional.of(fault.getMessage());
        }
    }

    private static boolean canBeName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (IN_NO_NAME.indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    private Fault unexpected(String expected) {
        return new Fault("expected " + expected + ", found " + (next.isEmpty() ? "the end" : "`" + next + "`"));
    }

    private void advance() {
        boolean found = tokens.find();
        String name = found ? tokens.group("name") : null;
        String sign = found ? tokens.group("sign") : null;
        String other = found ? tokens.group("other") : null;
        isName = name != null;
        next = isName ? name : sign != null ? sign : other != null ? other : "";
    }

    private boolean take(String sign) {
        boolean there = !isName && next.equals(sign);
        if (there) {
            advance();
        }
        return there;
    }

    private void equal() {
        do {
            implies();
        } while (take("<->"));
    }

    private void implies() {
        or();
        if (take("->")) {
            or();
        }
    }

    private void or() {
        do {
            and();
        } while (take("||"));
    }

    private void and() {
        do {
            not();
        } while (take("&&"));
    }

    private void not() {
        take("!");
        if (isName) {
            advance();
        } else if (take("(")) {
            if (++depth > DEEPEST) {
                throw new Fault("it is nested more than " + DEEPEST + " deep");
            }
            equal();
            if (!take(")")) {
                throw unexpected("`)`");
            }
            depth--;
        } else {
            throw unexpected("a label");
        }
    }
}

package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words what is wrong with a text that is not JSON. The parser's own messages speak
 * of tokens, codes and features; only the kind of the mistake and its place are taken from them.
 */
final class SyntaxErrors {
    /** In a message, {@code #} stands for the character found and {@code $1} for a part of the parser's message. */
    private record Rule(Pattern parserSays, String message, String hint) {
        static Rule of(String parserSays, String message, String hint) {
            return new Rule(Pattern.compile(parserSays, Pattern.DOTALL), message, hint);
        }
    }

    private static final String MISSING = "a `}` or `]` is missing";

    private static final String TRAILING = "Trailing token";

    private static final Pattern ILLEGAL = Pattern.compile("Illegal character \\(\\(CTRL-CHAR, code (\\d{1,5})\\)\\)");

    private static final List<Rule> RULES = List.of(
            Rule.of("closing quote|end-of-input in field name", "the file ends inside a string", "a `\"` is missing"),
            Rule.of("end-of-input", "the file ends before the document does", MISSING),
            Rule.of("Duplicate field '(.*)'", "duplicate key $1", "keep one of them"),
            Rule.of("non-standard\\) comment", "JSON has no comments", "remove it"),
            Rule.of("Illegal unquoted", "a string contains a line break or another control character", "write `\\n`"),
            Rule.of("Illegal character", "# has no place here", "remove it"),
            Rule.of("character escape", "a string contains an unknown escape", "write a backslash as `\\\\`"),
            Rule.of("start field name", "expected a field name in double quotes, found #", null),
            Rule.of("colon to separate", "expected `:` after the field name, found #", null),
            Rule.of("comma to separate Object", "expected `,` or `}`, found #", null),
            Rule.of("comma to separate Array", "expected `,` or `]`, found #", null),
            Rule.of("leading zeroes|Leading zeroes", "a number starts with 0", "remove the leading zeros"),
            Rule.of("numeric value", "a number is not written as JSON wants it", "write it like 1, -0.5 or 2e3"),
            Rule.of(
                    "(?:Unrecognized|Non-standard) token '(.*?)'",
                    "$1 is not a JSON value",
                    "text needs double quotes; true, false and null are in lower case"),
            Rule.of("no open", "found #, but nothing is open here", "remove it"),
            Rule.of("close marker '.': expected '(.)'", "found #, expected $1", null),
            Rule.of("a valid value|a value", "expected a value, found #", null),
            Rule.of(TRAILING + "|root-level", "more text after the end of the document", "remove it"),
            Rule.of("nesting depth", "nested deeper than " + DocumentText.MOST_LEVELS + " levels", "make it flatter"),
            Rule.of("Number value length", "a number is too long", "shorten it"),
            Rule.of("Name length|Name value length", "a field name is too long", "shorten it"),
            Rule.of("Token count", "the document has more than 2 million values", "split it up"));

    private static final Rule ANYTHING_ELSE = Rule.of("", "this is not valid JSON, near #", null);

    private SyntaxErrors() {}

    /** The one problem that made {@code parser} give up. */
    static InvalidDocumentException explain(String file, String text, JsonParser parser, JsonProcessingException e) {
        JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        int offset = (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        int comma = trailingComma(text, offset);
        if (comma >= 0) {
            String message = "trailing comma before " + found(text, offset);
            return at(file, text, comma, pointer, message, "remove the comma");
        }
        boolean afterTheEnd = parser.getParsingContext().inRoot()
                && parser.getParsingContext().getEntryCount() > 1;
        String says = afterTheEnd ? TRAILING : e.getOriginalMessage();
        offset = atIllegal(text, offset, says);
        for (Rule rule : RULES) {
            Matcher matcher = rule.parserSays().matcher(says);
            if (matcher.find()) {
                String message = words(rule, matcher, found(text, offset));
                return at(file, text, start(text, offset, matcher), pointer, message, rule.hint());
            }
        }
        return at(file, text, offset, pointer, ANYTHING_ELSE.message().replace("#", found(text, offset)), null);
    }

    /** The parser has read a control character before it complains of it. */
    private static int atIllegal(String text, int offset, String says) {
        Matcher code = ILLEGAL.matcher(says);
        boolean before = code.find()
                && offset > 0
                && text.charAt(offset - 1) == (char) Integer.parseInt(code.group(1))
                && (offset == text.length() || text.charAt(offset) != text.charAt(offset - 1));
        return before ? offset - 1 : offset;
    }

    /** A number that was read, but that no computation could use. */
    static InvalidDocumentException infinite(String file, String text, JsonParser parser) {
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return at(file, text, offset, pointer, "a number is too large", null);
    }

    private static InvalidDocumentException at(
            String file, String text, int offset, String pointer, String message, String hint) {
        int line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int column = offset - text.lastIndexOf('\n', offset - 1);
        return new InvalidDocumentException(
                List.of(new Problem(file, pointer, line, column, message, Optional.ofNullable(hint))));
    }

    private static String words(Rule rule, Matcher matcher, String found) {
        String part = matcher.groupCount() > 0 ? Quote.of(matcher.group(1)) : "";
        return rule.message().replace("#", found).replace("$1", part);
    }

    /**
     * Where a name or word begins that the parser complains about only once it has read all of it. Its
     * place is then behind the word with Jackson up to 2.20, and at its beginning since.
     */
    private static int start(String text, int offset, Matcher matcher) {
        String says = matcher.group();
        if (says.startsWith("Duplicate")) {
            return Math.max(
                    0,
                    text.charAt(Math.min(offset, text.length() - 1)) == '"'
                            ? offset
                            : text.lastIndexOf('"', offset - 2));
        }
        if (says.contains(" token '")) {
            String word = matcher.group(1);
            return text.startsWith(word, offset) ? offset : Math.max(0, offset - word.length());
        }
        return offset;
    }

    private static int trailingComma(String text, int offset) {
        if (offset < text.length() && (text.charAt(offset) == '}' || text.charAt(offset) == ']')) {
            int before = offset - 1;
            while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
                before--;
            }
            return before >= 0 && text.charAt(before) == ',' ? before : -1;
        }
        return -1;
    }

    private static String found(String text, int offset) {
        if (offset >= text.length()) {
            return "the end of the file";
        }
        int c = text.codePointAt(offset);
        boolean invisible = Character.isSpaceChar(c) && c != ' '
                || Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0;
        return invisible ? String.format("the character U+%04X", c) : Quote.of(Character.toString(c));
    }
}

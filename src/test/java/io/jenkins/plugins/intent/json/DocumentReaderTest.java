package io.jenkins.plugins.intent.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is wrong with the text of a document is one clear problem with its line and column. */
public class DocumentReaderTest {
    private static final DocumentReader READER =
            DocumentReader.forSchema("/io/jenkins/plugins/intent/json/any.schema.json", "see any.schema.json");

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    private static String refusal(byte[] content) {
        return assertThrows(InvalidDocumentException.class, () -> READER.read("f", content))
                .getMessage();
    }

    private static void assertRefused(String text, String expected) {
        assertEquals(expected, refusal(text.getBytes(UTF_8)));
    }

    @Test
    public void emptyAndBlankFilesAreRefused() {
        assertRefused("", "f:1:1: the file is empty, expected a JSON object (see any.schema.json)");
        assertRefused(" \n\t", "f:1:1: the file is empty, expected a JSON object (see any.schema.json)");
    }

    @Test
    public void textThatIsNotPlainUtf8IsRefused() {
        assertRefused("\uFEFF{}", "f:1:1: the file starts with a byte-order mark (save it as UTF-8 without one)");
        assertEquals("f:1:1: the file is UTF-16, expected UTF-8 (save it as UTF-8)", refusal("{}".getBytes(UTF_16)));
        assertEquals(
                "f:2:5: the byte 0xE9 is not valid UTF-8 (save the file as UTF-8)",
                refusal("{\n\"a\":é}".getBytes(ISO_8859_1)));
        assertEquals(
                "f:1:2: the byte 0xC0 is not valid UTF-8 (save the file as UTF-8)",
                refusal(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}));
        assertEquals(
                "f:1:2: the byte 0xE2 is not valid UTF-8 (save the file as UTF-8)",
                refusal(new byte[] {'"', (byte) 0xE2, (byte) 0x82}));
    }

    @Test
    public void commasTooManyOrTooFewAreShownWhereTheyAre() {
        assertRefused("{\n  \"a\": 1,\n}", "f:2:9: /a: trailing comma before `}` (remove the comma)");
        assertRefused("{\"a\":[1,]}", "f:1:8: /a/1: trailing comma before `]` (remove the comma)");
        assertRefused("{\"a\":1 \"b\":2}", "f:1:8: /a: expected `,` or `}`, found `\"`");
        assertRefused("[1 2]", "f:1:4: /1: expected `,` or `]`, found `2`");
        assertRefused("{,}", "f:1:2: expected a field name in double quotes, found `,`");
        assertRefused("[1,,2]", "f:1:4: /1: expected a value, found `,`");
    }

    @Test
    public void slipsOfOtherLanguagesAreExplained() {
        assertRefused("{a:1}", "f:1:2: expected a field name in double quotes, found `a`");
        assertRefused("{'a':1}", "f:1:2: expected a field name in double quotes, found `'`");
        assertRefused("{\"a\" 1}", "f:1:6: /a: expected `:` after the field name, found `1`");
        assertRefused(
                "{\"a\":True}",
                "f:1:6: /a: `True` is not a JSON value (text needs double quotes; true, false and null are in lower case)");
        assertRefused("{\"a\":1,\u0000\"b\":2}", "f:1:8: /a: the character U+0000 has no place here (remove it)");
        assertRefused("{\"a\":1}\u0000", "f:1:8: the character U+0000 has no place here (remove it)");
        assertRefused("{\u00a0\"a\":1}", "f:1:2: expected a field name in double quotes, found the character U+00A0");
        assertRefused("{ // c\n}", "f:1:3: JSON has no comments (remove it)");
        assertRefused("{\"a\":“b”}", "f:1:6: /a: expected a value, found `“`");
        assertRefused("{\"a\":012}", "f:1:7: /a: a number starts with 0 (remove the leading zeros)");
        assertRefused(
                "{\"a\":1.}", "f:1:7: /a: a number is not written as JSON wants it (write it like 1, -0.5 or 2e3)");
        assertRefused("{\"a\":1e400}", "f:1:6: /a: a number is too large");
        assertRefused(
                "{\"a\":+1}", "f:1:7: /a: a number is not written as JSON wants it (write it like 1, -0.5 or 2e3)");
        assertRefused(
                "{\"a\":\"C:\\x\"}", "f:1:10: /a: a string contains an unknown escape (write a backslash as `\\\\`)");
        assertRefused(
                "{\"a\":\"x\ny\"}",
                "f:1:8: /a: a string contains a line break or another control character (write `\\n`)");
    }

    @Test
    public void textThatEndsTooEarlyOrTooLateIsRefused() {
        assertRefused("{\"a\":1", "f:1:7: /a: the file ends before the document does (a `}` or `]` is missing)");
        assertRefused("{\"a\":\"x", "f:1:8: /a: the file ends inside a string (a `\"` is missing)");
        assertRefused("{\"a", "f:1:4: the file ends inside a string (a `\"` is missing)");
        assertRefused("{\"a\":1]", "f:1:7: /a: found `]`, expected `}`");
        assertRefused("{}\n{}", "f:2:1: more text after the end of the document (remove it)");
        assertRefused("{}}", "f:1:3: found `}`, but nothing is open here (remove it)");
    }

    @Test
    public void duplicateKeysAreRefused() {
        assertRefused("{\"a\":{\"b\":1,\n  \"b\":2}}", "f:2:3: /a/b: duplicate key `b` (keep one of them)");
    }

    @Test
    public void hundredLevelsOfNestingAreRefused() {
        String nested = "[".repeat(100) + "]".repeat(100);
        assertEquals(
                "nested deeper than 32 levels (make it flatter)",
                refusal(nested.getBytes(UTF_8)).replaceAll("^.*: ", ""));
    }

    @Test
    public void thirtyTwoLevelsAreRead() throws Exception {
        assertEquals(
                1,
                READER.read("f", ("[".repeat(32) + "]".repeat(32)).getBytes(UTF_8))
                        .root()
                        .size());
    }

    @Test
    public void tenMegabytesAreRefusedBeforeTheyAreRead() throws Exception {
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) '[');
        assertEquals("f: the file is larger than 8 MiB (split it up)", refusal(large));
        Path file = Files.write(temporary.newFile().toPath(), large);
        assertEquals(
                file + ": the file is larger than 8 MiB (split it up)",
                assertThrows(InvalidDocumentException.class, () -> READER.read(file))
                        .getMessage());
    }

    @Test
    public void millionsOfValuesAreRefused() {
        String many = "[" + "0,".repeat(2_100_000) + "0]";
        assertEquals(
                "the document has more than 2 million values (split it up)",
                refusal(many.getBytes(UTF_8)).replaceAll("^.*: ", ""));
    }

    @Test
    public void filesThatCannotBeReadAreProblemsToo() throws Exception {
        Path missing = temporary.getRoot().toPath().resolve("missing.json");
        assertEquals(
                missing + ": no such file or directory (check its name)",
                assertThrows(InvalidDocumentException.class, () -> READER.read(missing))
                        .getMessage());
        Path directory = temporary.newFolder().toPath();
        assertEquals(
                directory + ": this is a directory, expected a file",
                assertThrows(InvalidDocumentException.class, () -> READER.read(directory))
                        .getMessage());
    }

    @Test
    public void aLaterProblemStillFindsItsLine() throws Exception {
        Document document = READER.read("f", "{\n \"a/b\": [\n  1,\n  2]}".getBytes(UTF_8));
        assertEquals(
                "f:4:3: /a~1b/1: no",
                document.problem("/a~1b/1", "no", Optional.empty()).text());
        assertEquals(
                "f: /c: no (yes)",
                document.problem("/c", "no", Optional.of("yes")).text());
    }

    @Test
    public void whatComesFromTheDocumentIsHarmlessOnATerminal() {
        assertRefused(
                "{\"a\u001b[31m", "f:1:4: a string contains a line break or another control character (write `\\n`)");
        assertRefused(
                "{\"\\u001b[31m\":1,\"\\u001b[31m\":2}",
                "f:1:17: /\\u001b[31m: duplicate key `\\u001b[31m` (keep one of them)");
    }
}

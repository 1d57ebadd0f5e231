package io.jenkins.plugins.intent.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.shell.Command.Case;
import io.jenkins.plugins.intent.shell.Command.For;
import io.jenkins.plugins.intent.shell.Command.Function;
import io.jenkins.plugins.intent.shell.Command.If;
import io.jenkins.plugins.intent.shell.Command.Loop;
import io.jenkins.plugins.intent.shell.Command.Simple;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.Substitution;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Redirect.Operator;
import io.jenkins.plugins.intent.shell.Script.Statement;
import io.jenkins.plugins.intent.shell.ShellText.Dialect;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

public class ShellTextTest {

    private static Script script(String text) {
        ShellText read = ShellText.read(text);
        assertEquals(text, List.of(), read.problems());
        return read.script();
    }

    private static Command only(String text) {
        Script script = script(text);
        assertEquals(1, script.statements().size());
        return only(script.statements().get(0));
    }

    private static Command only(Statement statement) {
        assertEquals(1, statement.first().stages().size());
        return statement.first().stages().get(0).command();
    }

    private static List<String> words(Command command) {
        return ((Simple) command)
                .words().stream().map(w -> w.literal().orElse(w.source())).toList();
    }

    private static List<String> sources(Script script) {
        return script.statements().stream().map(Statement::source).toList();
    }

    @Test
    public void wordsAreWithoutTheirQuotes() {
        assertEquals(List.of("rm", "-rf", "/a b/c"), words(only("r\\m '-rf' \"/a\"' b'/c")));
        assertEquals(List.of("rm", "\u00e4\n'"), words(only("$'\\x72\\155' $'\\u00e4\\n\\''")));
        assertEquals(List.of("a", "", "b\\c"), words(only("a \"\" 'b\\c'")));
    }

    @Test
    public void linesThatEndInABackslashAreJoined() {
        assertEquals(List.of("rm", "-rf", "x"), words(only("r\\\nm \\\n -rf \\\r\n x")));
    }

    @Test
    public void commentsBeginWhereAWordWould() {
        assertEquals(List.of("a#b", "c"), words(only("a#b c # d 'e\n# f\n")));
    }

    @Test
    public void statementsEndAtSemicolonsLinesAndAmpersands() {
        Script script = script("a; b & c\nd && e || f");
        assertEquals(List.of("a", "b", "c", "d && e || f"), sources(script));
        assertTrue(script.statements().get(1).background());
        assertEquals(
                List.of(true, false),
                script.statements().get(3).rest().stream()
                        .map(Script.Then::onSuccess)
                        .toList());
    }

    @Test
    public void pipelinesKeepTheirStages() {
        Statement statement = script("! a |& b |\n c").statements().get(0);
        assertTrue(statement.first().negated());
        assertEquals(3, statement.first().stages().size());
        assertTrue(statement.first().stages().get(0).errorsToo());
        assertFalse(statement.first().stages().get(1).errorsToo());
    }

    @Test
    public void whatIsExpandedIsToldFromWhatIsNot() {
        Word word = ((Simple) only("x a$B\"${C:-d}\"'$E'$(g h)")).words().get(1);
        String kinds = word.parts().stream()
                .map(part -> part instanceof Literal l
                        ? "text " + l.text()
                        : part instanceof Variable v ? v.name() + v.operator() + v.quoted() : "run")
                .collect(Collectors.joining(", "));
        assertEquals("text a, Bfalse, C:-true, text $E, run", kinds);
        assertEquals(List.of("g h"), sources(((Substitution) word.parts().get(4)).script()));
    }

    @Test
    public void substitutionsMayHoldQuotesAndBracketsOfTheirOwn() {
        Word word = ((Simple) only("x \"$(echo \")\" '$(' `echo \\`id\\``)\""))
                .words()
                .get(1);
        Simple inner = (Simple)
                only(((Substitution) word.parts().get(0)).script().statements().get(0));
        assertEquals(Optional.of(")"), inner.words().get(1).literal());
        assertEquals(Optional.of("$("), inner.words().get(2).literal());
    }

    @Test
    public void calculationsAreNoCommands() {
        assertEquals(
                3,
                script("x=$((1+(2*3))); ((x++)); echo $((x << 2))").statements().size());
        Word both = ((Simple) only("echo $((a); (b))")).words().get(1);
        assertTrue(both.parts().get(0) instanceof Substitution);
    }

    @Test
    public void hereDocumentsFollowTheirLine() {
        Script script = script("cat <<A - <<-'B' | sort\n$x\nA\n\t$y\n\tB\nnext");
        assertEquals(2, script.statements().size());
        List<Redirect> redirects =
                script.statements().get(0).first().stages().get(0).command().redirects();
        assertTrue(redirects.get(0).text().parts().get(0) instanceof Variable);
        assertEquals(Optional.of("$y\n"), redirects.get(1).text().literal());
        assertEquals(Operator.HERE_DOCUMENT_TABS, redirects.get(1).operator());
    }

    @Test
    public void redirectionsTellWhatTheyWrite() {
        List<Redirect> redirects =
                only("a 2>&1 >b 3<>c <d &>>e >&f 2>&- {fd}>g").redirects();
        assertEquals(
                List.of(false, true, true, false, true, true, false, true),
                redirects.stream().map(Redirect::writes).toList());
        assertEquals("2", redirects.get(0).descriptor());
        assertEquals("{fd}", redirects.get(7).descriptor());
    }

    @Test
    public void assignmentsStandInFrontOnly() {
        Simple simple = (Simple) only("A=1 B+=$C D[2]=x E=(1 '2 3') cmd F=4");
        assertEquals(
                List.of("A", "B", "D", "E"),
                simple.assignments().stream().map(Assignment::name).toList());
        assertEquals(2, simple.assignments().get(3).array().size());
        assertEquals(List.of("cmd", "F=4"), words(simple));
        assertEquals(List.of("export", "X=a b"), words(only("export X='a b'")));
    }

    @Test
    public void constructsKeepTheirParts() {
        If choice = (If) only("if a; then b; elif c\nthen d; else e; fi > log");
        assertEquals(2, choice.branches().size());
        assertTrue(choice.otherwise().isPresent());
        assertEquals(1, choice.redirects().size());
        assertTrue(((Loop) only("until a; do b; done")).until());
        assertEquals(
                3,
                ((For) only("for i in a 'b c' $d; do e; done"))
                        .words()
                        .orElseThrow()
                        .size());
        assertTrue(((For) only("for i\ndo e; done")).words().isEmpty());
        Case arms = (Case) only("case $x in a|b) c;; (*) d ;& esac");
        assertEquals(2, arms.arms().get(0).patterns().size());
        assertEquals("f", ((Function) only("f() { a; }")).name());
        assertEquals("g", ((Function) only("function g { a; }")).name());
        assertTrue(only("[[ $a =~ ^(b|c)d && -f e ]]") instanceof Command.Test);
        assertTrue(only("(a; b)") instanceof Command.Group);
        assertTrue(only("coproc X { a; }") instanceof Command.Coprocess);
    }

    @Test
    public void reservedWordsAreOrdinaryWordsElsewhere() {
        assertEquals(List.of("echo", "if", "done", "}"), words(only("echo if done }")));
        assertEquals(
                List.of("'if'"), List.of(((Simple) only("'if'")).words().get(0).source()));
    }

    @Test
    public void mistakesHaveTheirPlace() {
        assertEquals(
                List.of(new Problem(2, 3, "the text that begins with ' has no closing quote")),
                ShellText.read("a\nb 'c").problems());
        assertEquals(
                "the text ends too early",
                ShellText.read("if a; then b").problems().get(0).message());
        assertEquals(
                "'done' is not expected here",
                ShellText.read("done").problems().get(0).message());
    }

    @Test
    public void whatStandsAroundAMistakeIsReadAllTheSame() {
        ShellText text = ShellText.read("a; if b; then c; done; d");
        assertFalse(text.problems().isEmpty());
        List<String> read = sources(text.script());
        assertTrue(read.toString(), read.containsAll(List.of("a", "b", "c", "d")));
    }

    @Test
    public void endlessNestingIsAMistakeAndNoOverflow() {
        for (String open : List.of("$(", "(", "{ ", "if ", "`", "$((", "${a:-", "\"$(", "<(", "[[ ", "a() ", "! ")) {
            ShellText.read(open.repeat(20_000));
            ShellText.read(open.repeat(2_000) + "rm");
        }
    }

    @Test
    public void everyBeginningOfATextCanBeRead() {
        String text =
                "if [ \"$a\" ]; then b=$(c <<E\n${d:-`e`}\nE\n) && f() { g > 'h' 2>&1; } fi; [[ i =~ (j) ]] || for k in $((l)); do $'m'; done";
        for (int i = 0; i <= text.length(); i++) {
            ShellText.read(text.substring(0, i));
            ShellText.read(text.substring(i));
            ShellText.words(text.substring(i), Dialect.WINDOWS);
        }
    }

    @Test
    public void pathsOfWindowsKeepTheirBackslashes() {
        assertEquals(List.of("C:\\a\\b", "c d"), ShellText.words("C:\\a\\b 'c d'", Dialect.WINDOWS));
        assertEquals(List.of("C:ab", "c d"), ShellText.words("C:\\a\\b c\\ d", Dialect.POSIX));
    }

    @Test
    public void aPlainCommandNeedsNoShell() {
        assertEquals(
                Optional.of(List.of("make", "a b")),
                ShellText.read("make 'a b'").plainCommand());
        Stream.of("a; b", "a > b", "$a", "a &", "! a", "A=1 b", "a $(b)", "'", "")
                .forEach(text -> assertEquals(
                        text, Optional.empty(), ShellText.read(text).plainCommand()));
    }
}

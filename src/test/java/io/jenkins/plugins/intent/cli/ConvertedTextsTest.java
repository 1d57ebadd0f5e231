package io.jenkins.plugins.intent.cli;

import org.junit.Rule;
import org.junit.Test;

/** Short texts, run by bash and, converted, by {@code intent run}: both write the same, and end alike. */
public class ConvertedTextsTest {
    @Rule
    public final BashAndConverted both = new BashAndConverted();

    private void assertSame(String... texts) throws Exception {
        both.assertSame(texts);
    }

    @Test
    public void hereDocumentsGoWithTheirStatement() throws Exception {
        assertSame(
                "cat <<EOF >> log || echo failed\nx\nEOF\necho y >> log",
                "eval cat <<EOF '>> log'\nx\nEOF\n",
                "cd . <<E\nq\nE\necho y >> log",
                "if grep -q x <<EOF; then echo y >> log; fi\nx\nEOF\n",
                "cat <<A >> log & wait; cat <<B >> log || c\na\nA\nb\nB\necho c >> log",
                "f() { cat <<A >> log || b; }\nf1\nA\nf; f");
    }

    @Test
    public void whatOnlyBashReadsIsGivenToBash() throws Exception {
        assertSame(
                "printf 'a\\nb\\n' > x/f; mapfile -t L < x/f; echo ${#L[@]} >> log",
                "trap 'echo failed >> log' ERR; ls nothing",
                "eval :; source /dev/null; declare -A M=([k]=v); echo ${M[k]} >> log",
                "eval :; pushd x > /dev/null; echo in >> log; popd > /dev/null",
                "read -ra L <<< 'a b'; echo ${L[1]} >> log",
                "eval :; function f { echo {1..3} $'a\\tb' >> log; }; f",
                "eval :; A=x; A+=y; [ $A == xy ] && echo ${A^^} ${A: -1} >> log");
    }

    @Test
    public void aBadExitEndsAllAndWhatFollowsNeedsNoShellForIt() throws Exception {
        assertSame(
                "if ! ls nothing; then echo bad; exit 1; fi; echo a >> log",
                "if ls x; then echo a >> log; else exit 1; fi; echo b >> log",
                "if ! ls nothing; then exit; fi; echo a >> log",
                "ls nothing || { echo a >> log; exit 3; }; echo b >> log",
                "ls x || { echo a >> log; exit 3; }; echo b >> log",
                "if grep -q x /dev/null; then exit 1; fi; echo a >> log",
                "set +e; if ! ls nothing; then exit 1; fi; echo a >> log",
                "say() { echo $* >> log; }; die() { say dying; exit 1; }; ls x || die; ls nothing || die; echo b >> log");
    }

    @Test
    public void theLastTrapRunsAtTheEndAndKnowsThatAllWentWell() throws Exception {
        assertSame(
                "trap 'rc=$?; echo $rc >> log; exit $rc' EXIT; echo a >> log",
                "end() { local rc=$?; echo $rc >> log; exit $rc; }; trap end EXIT; echo a >> log",
                "trap 'echo a >> log' EXIT; trap 'echo b >> log' EXIT; trap 'echo c >> x/log' EXIT",
                "trap 'echo a >> log' EXIT; trap - EXIT; echo b >> log",
                "trap 'echo a >> log' EXIT; rc=$?; echo $rc >> log",
                "(trap 'echo a >> log' EXIT; echo b >> log); echo c >> log");
    }

    @Test
    public void anExitCodeThatIsAskedForIsThatOfWhatRanBefore() throws Exception {
        assertSame(
                "ls > /dev/null\nexit $?",
                "set +e\nls nothing\nexit $?",
                "echo a | tee log\nexit ${PIPESTATUS[0]}",
                "set +e\nls nothing | cat\nexit ${PIPESTATUS[0]}",
                "ls x\nexit ${RC:-0}",
                "set +e\nls nothing\nRC=$?\necho done >> log\nexit $RC",
                "set +e\nls x\nRC=$?\necho done >> log\nexit $RC",
                "set +e\nls nothing\necho $? >> log",
                "set +e\nls nothing\nif [ $? -ne 0 ]; then echo failed >> log; fi\necho end >> log",
                "ls nothing || exit $?\necho a >> log",
                "ls nothing || { echo b >> log; exit $?; }\necho a >> log");
    }

    @Test
    public void failuresThatDoNotCountEndNothingAndTheLastCommandDecides() throws Exception {
        assertSame(
                "set +e; ls nothing; echo a >> log",
                "set +e; echo a >> log; ls nothing",
                "set +e; ls nothing && echo a >> log; echo b >> log",
                "set +e; ls nothing || ls nothing; echo b >> log",
                "set +e; exit 3",
                "set +e; (exit 3); echo a >> log",
                "{ ls nothing && echo a >> log; } || true\necho b >> log",
                "f() { [ -f x ] || return 1; echo a >> log; }; f || true; echo b >> log");
    }

    @Test
    public void whatEndsATextOrALoopEarlyKeepsTheRestFromRunning() throws Exception {
        assertSame(
                "for f in a x b; do [ -d $f ] || continue; echo $f >> log; done; echo end >> log",
                "for f in a x b; do [ -d $f ] && break; echo $f >> log; done; echo end >> log",
                "f() { if [ -d x ]; then return 0; fi; echo a >> log; }; f; echo b >> log",
                "if [ -d x ]; then if [ -d x ]; then exit 0; fi; fi; echo a >> log",
                "if [ -f done ]; then exit 0; fi; echo a >> done; echo b >> log",
                "if [ -d x ]; then echo bye >> log; exit; fi; echo a >> log",
                ": \"${V:?must be set}\"; echo a >> log");
    }

    @Test
    public void valuesAreThoseThatAShellWorksOut() throws Exception {
        assertSame(
                "A=abcd; echo ${#A} >> log",
                "a=(x y z); echo ${#a[@]} ${#a} ${a[1]} >> log",
                "a=(x 'y z' \"$HOME\"); ls nothing || printf '%s,' \"${a[@]}\" >> log",
                "a=(x 'y z'); printf '%s,' \"${a[*]}\" >> log",
                "echo test ${CI:+--ci} >> log",
                "A=1; echo test ${A:+--ci} ${B+x} >> log",
                "A=; echo ${A-x} ${A:-y} >> log",
                "echo ${V:-x y} >> log",
                ": ${V:=x}; echo $V >> log",
                "A=B; B=c; echo ${!A:-x} >> log",
                "A='a*b'; echo ${A#a'*'} >> log",
                "A=v1; case $A in v*) A=w; echo $A >> log;; esac",
                "IFS=,; A=a,b; for x in $A; do echo $x >> log; done");
    }

    @Test
    public void whatTheShellRemembersStaysWithWhatNeedsIt() throws Exception {
        assertSame(
                "i=1; ((i++)) || true; echo $i >> log",
                "i=1; echo $((i+=1)) >> log; echo $i >> log",
                "[[ v12 =~ v(.*) ]] && echo ${BASH_REMATCH[1]} >> log; echo a >> log",
                "if [[ v12 =~ v(.*) ]]; then ls x; echo ${BASH_REMATCH[1]} >> log; fi",
                "f() { cd x; eval pwd; }; f; echo a >> log",
                "f() { ls nothing || echo \"$1\" >> log; }; f x",
                "set -- a b; ls nothing || echo \"$2\" >> log",
                "printf -v A '%s' x; echo $A >> log",
                "mkdir -p x && echo $_ >> log",
                "ls x\necho \"$_\" >> log",
                "ls x; echo \"${_:-none}\" >> log; echo b >> log",
                "echo a >> log & wait; echo b >> log");
    }

    @Test
    public void shellsThatRemainKeepTheOptionsSetBefore() throws Exception {
        assertSame(
                "set -o pipefail; false | true || echo pf >> log",
                "set -euo pipefail; ls nothing || echo ${V} >> log; echo b >> log",
                "shopt -s nullglob; ls nothing || echo *.none >> log",
                "shopt -s nullglob; echo a *.none >> log",
                "set -f; echo *x >> log");
    }

    @Test
    public void shellsInsideSeeOnlyWhatIsExported() throws Exception {
        assertSame("A=1; export B=2; sh -c 'echo ${A:-none} $B >> log'", "env V=1 sh -c 'echo $V >> log'");
    }

    @Test
    public void functionsAreCalledAlsoInPipesAndWithRedirections() throws Exception {
        assertSame(
                "f() { echo \"f:$1\"; }\nf a > log\nf b >> log",
                "f() { echo b; echo a; }\nf | sort >> log",
                "f() { echo \"$B\"; }\nB=2 f >> log",
                "f() ( cd x; echo a )\nA=$(f)\necho \"$A\" >> log",
                "f() { return 1; }\n! f\necho y >> log");
    }

    @Test
    public void aFileThatATestAsksForIsTheSameOneInOtherDirectories() throws Exception {
        assertSame(
                "[ -d x ] && cd x && echo a >> log",
                "if [ -d x ]; then (cd x && echo a >> log); fi\necho b >> log",
                "for d in x y; do if [ -d $d ]; then cd $d; echo $d >> log; cd ..; fi; done",
                "if [ -d x ]; then pushd x; touch z; if [ -f z ]; then echo z >> log; fi; popd; echo y >> log; fi",
                "cd x; if [ -d \"$PWD\" ]; then echo a >> log; fi; touch q; if [ -f \"$PWD/q\" ]; then echo b >> log; fi");
    }

    @Test
    public void whatStandsUnderATestRunsAlsoWhenTheFileIsGoneBefore() throws Exception {
        assertSame(
                "touch a; if [ -f a ]; then rm a; echo b >> log; fi; echo c >> log",
                "touch a; [ -f a ] && mv a b && echo b >> log",
                "touch a\nif [ ! -f a ]; then exit 0; fi\nrm a\necho b >> log",
                "touch a; if [ -f a ]; then echo b >> log; rm a; fi; echo c >> log");
    }

    @Test
    public void patternsAndRegularExpressionsMatchWhatTheyMatchInAShell() throws Exception {
        assertSame(
                "for v in a xa ay xay b; do A=$(echo $v); if [[ $A =~ ^a|y$ ]]; then echo $v >> log; fi; done",
                "for v in 1x x; do A=$(echo $v); if [[ $A =~ ^[[:digit:]]+ ]]; then echo $v >> log; fi; done",
                "for v in v1.2 v1x2; do A=$(echo $v); if [[ $A =~ ^v[0-9]+\\.[0-9]+$ ]]; then echo $v >> log; fi; done",
                "for v in a.b axb; do A=$(echo $v); if [[ $A =~ \"a.b\" ]]; then echo $v >> log; fi; done",
                "for v in Ab ab; do A=$(echo $v); case $A in [[:upper:]]*) echo u$v >> log;; [!a-c]*) echo n >> log;; esac; done",
                "for v in ] a '^'; do A=$(echo \"$v\"); case $A in []^]) echo \"$v\" >> log;; esac; done",
                "A=$(echo a); case $A in a) echo 1 >> log ;& b) echo 2 >> log;; *) echo 3 >> log;; esac",
                "A=$(echo ab); case $A in a*) echo 1 >> log ;;& *b) echo 2 >> log;; esac",
                "A=$(echo ab); if [[ $A == @(ab|c) ]]; then echo y >> log; fi");
    }

    @Test
    public void variablesThatAreTakenAwayAreGone() throws Exception {
        assertSame(
                "export A=1; env | grep -c ^A= >> log; unset A; env | grep -c ^A= >> log || true; echo \"${A:-none}\" >> log",
                "f() { echo f; }; unset -f f; echo y >> log",
                "export A=5; env A=7 sh -c 'echo $A' >> log; env A=7 sh -c 'echo $A >> log'",
                "> log; > x/log; echo y >> log");
    }

    @Test
    public void whatAProgramPrintsIsSplitWhereItIsNotQuoted() throws Exception {
        assertSame(
                "F=$(printf 'a b'); printf '<%s>' $F >> log; printf '<%s>' \"$F\" >> log",
                "F=$(printf 'a b'); set -- $F; echo $# >> log",
                "F=$(printf 'a b' || true); printf '<%s>' $F >> log",
                "F=\"c $(printf 'a b')\"; printf '<%s>' $F >> log",
                "bash -c 'echo $0 $1 >> log' zero one");
    }

    @Test
    public void testsThatAskForMoreThanAFileAskForIt() throws Exception {
        assertSame(
                "touch a; [ -s a ] && echo full >> log; [ -s a ] || echo empty >> log",
                "touch a; if [ -x a ]; then echo yes >> log; else chmod +x a; fi; [ -x a ] && echo x >> log",
                "touch a; [ -L a ] || echo none >> log");
    }

    @Test
    public void aNoThatEndsNoScriptEndsNoBlock() throws Exception {
        assertSame(
                "grep -q x /dev/null && echo found >> log\necho y >> log",
                "echo a | grep -q x && echo found >> log; echo y >> log",
                "command -v no-such-program && echo found >> log; echo y >> log",
                "for i in 1 2; do [ \"$i\" -gt 1 ] && echo $i >> log; done; echo y >> log",
                "if grep -q x /dev/null || [ 2 -lt 1 ]; then echo z >> log; fi; echo y >> log",
                "echo y >> log; grep -q x /dev/null && echo found >> log");
    }

    @Test
    public void exportedVariablesMayBeMadeOfOthersAndOfThemselves() throws Exception {
        assertSame(
                "export PATH=$PWD/a:$PATH; export PATH=$PWD/b:$PATH; printenv PATH | tr : '\\n' | head -2 | sed 's,.*/,,' >> log",
                "export A=${A:-d}; export A=\"x$A\"; printenv A >> log; echo $A >> log",
                "export A=${A:-d}; export B=$A/b; printenv B >> log; A=2; echo $A $B >> log",
                "export A=${A:-d}; A=y$A; printenv A >> log");
    }

    @Test
    public void execEndsAllOrLeadsAllThatFollowsElsewhere() throws Exception {
        assertSame(
                "exec >> log\necho a\necho b",
                "if [ -d x ]; then exec tee log <<< a; fi\necho b >> log",
                "echo a >> log; exec tee -a log <<< b");
    }
}

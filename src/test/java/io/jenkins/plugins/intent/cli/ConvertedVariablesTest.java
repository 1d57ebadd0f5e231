package io.jenkins.plugins.intent.cli;

import org.junit.Rule;
import org.junit.Test;

/** What variables mean in short texts, when bash runs them and, converted, {@code intent run}. */
public class ConvertedVariablesTest {
    @Rule
    public final BashAndConverted both = new BashAndConverted();

    @Test
    public void aValueThatWasTakenBeforeAVariableChangedStaysWhatItWas() throws Exception {
        both.assertSame(
                "V=$(echo 1); OLD=$V; V=$(echo 2); echo $OLD $V >> log",
                "OLD=$GIVEN; export GIVEN=new; echo $OLD $GIVEN >> log",
                "OLD_PATH=$PATH; export PATH=\"$PWD/bin:$PATH\"; PATH=$OLD_PATH; echo \"${PATH#/}\" | wc -w >> log",
                "V=$(echo 1); ALL=(--v=$V); V=$(echo 2); echo \"${ALL[@]}\" $V >> log",
                "f() { V=$(echo 2); echo $1 $V >> log; }; V=$(echo 1); f \"$V\"",
                "OLD=$GIVEN; [ -d x ] && export GIVEN=new; echo \"$OLD $GIVEN\" >> log",
                "if [ \"$GIVEN\" = given ]; then GIVEN=$(echo new); echo $GIVEN >> log; fi; echo $GIVEN >> log");
    }

    @Test
    public void aCommandsOwnVariablesAreNotThoseOfItsArguments() throws Exception {
        both.assertSame(
                "GIVEN=own echo \"$GIVEN\" >> log",
                "GIVEN=own sh -c 'cat; echo $GIVEN' <<< \"$GIVEN\" >> log",
                "export A=x-$GIVEN; A=own B=$A sh -c 'echo $A $B' >> log",
                "A=a B=\"$A-b\" sh -c 'echo $A $B' >> log",
                "export A=$GIVEN; B=$A sh -c 'echo $B' >> log");
    }

    @Test
    public void aFunctionsOwnVariablesEndWithIt() throws Exception {
        both.assertSame(
                "f() { local V=in; echo $V >> log; }; V=out; f; echo $V >> log",
                "f() { local V; V=$(echo in); echo $V >> log; }; V=out; f; echo $V >> log",
                "f() { local V; V=$(echo in); echo $V >> log; }; V=$(echo out); f; echo $V >> log",
                "f() { declare GIVEN=in; sh -c 'echo $GIVEN' >> log; }; f; sh -c 'echo $GIVEN' >> log",
                "f() { if [ -d x ]; then local V=in; fi; echo \"$V\" >> log; }; V=out; f; echo $V >> log",
                "f() { local V; echo \"[$V]\" >> log; }; V=out; f",
                "f() { local -a V=(a 'b c'); printf '<%s>' \"${V[@]}\" >> log; }; readonly W=(d e); f; echo ${W[1]} >> log",
                "f() { V=in; declare -g W=in; }; V=out; W=out; f; echo $V $W >> log");
    }

    @Test
    public void aDefaultStandsForWhatIsEmptyToo() throws Exception {
        both.assertSame(
                "A=$(cat /dev/null); echo \"[${A:-none}] [${A-unset}]\" >> log; B=$(echo b); echo ${B:-none} >> log",
                "A=; [ -f nothing ] && A=1; echo \"[${A:-none}]\" >> log",
                "A=$(cat /dev/null); [ \"${A:-none}\" = none ] && echo empty >> log",
                "A=$(cat /dev/null); case ${A:-none} in n*) echo empty >> log;; esac",
                "unset GIVEN; echo \"[${GIVEN-none}] [${GIVEN:+some}] [$GIVEN]\" >> log",
                "A=${A:+echo}; $A echo on >> log; B=${GIVEN:+echo}; $B on >> log",
                "A=; : ${A:=set}; echo $A >> log",
                "A=$(cat /dev/null); echo \"${A:?empty}\" >> log");
    }

    @Test
    public void whatIsSetUnderAConditionIsWhatItWasWhereThatDoesNotHold() throws Exception {
        both.assertSame(
                "A=0; [ -f nothing ] && A=1; echo $A >> log; [ -d x ] && A=2; echo \"$A\" >> log",
                "[ -f nothing ] || A=3; echo \"$A\" >> log; [ -d x ] || A=4; echo \"$A\" >> log",
                "[ -f nothing ] && A=1; echo \"${A:-none}\" >> log",
                "case $GIVEN in given) A=1; B=2 ;; *) A=3 ;; esac; echo \"$A$B\" >> log",
                "[ -d x ] && A=yes || A=no; [ -f nothing ] && B=yes || B=no; echo \"$A $B\" >> log",
                "[ -d x ] && A=$(ls nothing) || A=no; echo \"$A\" >> log",
                "[ -d nothing ] && cd nothing; echo here >> log",
                "[ -d x ] && cd x && echo in >> log; echo here >> log",
                "cd nothing || true; echo here >> log");
    }

    @Test
    public void argumentsOfFunctionsHaveDefaultsAndAreShifted() throws Exception {
        both.assertSame(
                "f() { echo \"$1 ${2:-two} ${3-} ${4:+four} $#\" >> log; }; f a; f a b c d",
                "f() { local first=${1:?missing}; shift; echo \"$first: $*\" >> log; }; f a 'b c' d",
                "f() { printf '<%s>' \"${@:2}\" \"${@:1:1}\" >> log; }; f a 'b c' d",
                "f() { echo ${1##*/} ${1%.*} ${2^^} >> log; }; f a/b.c up",
                "f() { echo \"${1:-none}\" >> log; }; A=$(cat /dev/null); f \"$A\"",
                "set -- a b c; shift 2; echo $1 $# >> log");
    }

    @Test
    public void aScriptIsStartedWithoutArguments() throws Exception {
        both.assertSame(
                "main() { echo \"main $# $*\" >> log; }; main \"$@\"",
                "A=${1:-none}; echo \"$A $#\" >> log; for each in a \"$@\" b; do echo $each >> log; done",
                "f() { [ -d x ] || return 1; local a=$1; shift; \"$@\" $a >> log; }; [ -d x ] && f a echo b");
    }

    @Test
    public void blanksSeparateNoWordsWhereTheScriptSaysSo() throws Exception {
        both.assertSame(
                "IFS=$'\\n\\t'; A='a b'; printf '<%s>' $A >> log; set -- a b; echo \"$*\" >> log",
                "IFS=$'\\n\\t'; A='a b'; ls x >> log || echo failed; for each in $A; do echo \"<$each>\" >> log; done");
    }

    @Test
    public void aVariableThatAConditionAsksForNeedNotBeSet() throws Exception {
        both.assertSame(
                "if [ -n \"$A\" ]; then echo \"a $A\" >> log; else echo none >> log; fi",
                "[ -z \"$A\" ] || echo $A >> log; [ -z \"$GIVEN\" ] || echo $GIVEN >> log");
    }

    @Test
    public void numbersAreComparedAsNumbers() throws Exception {
        both.assertSame(
                "A=5; [ $A -gt 10 ] || echo less >> log; [ $A -le 5 ] && echo 5 >> log; [ $A -eq 05 ] && echo same >> log",
                "A=$(echo 7); [ $A -eq 07 ] && echo same >> log; [ $A -ne 8 ] && echo other >> log; [ $A -lt 9 ] && echo less >> log",
                "f() { [ $# -ge 2 ] && echo two >> log; return 0; }; f a; f a b");
    }

    @Test
    public void onlyAnAssignmentFailsWithWhatItAsks() throws Exception {
        both.assertSame(
                "echo \"x $(ls nothing)\" >> log",
                "export A=$(ls nothing); echo on >> log",
                "f() { local A=$(grep -c y /dev/null); echo \"[$A]\" >> log; }; f",
                "A=$(ls nothing); echo on >> log",
                "[ \"$(cat nothing)\" = x ] || echo other >> log",
                "declare -i A=1+2; echo $A >> log; declare -x B=b; sh -c 'echo $B' >> log");
    }
}

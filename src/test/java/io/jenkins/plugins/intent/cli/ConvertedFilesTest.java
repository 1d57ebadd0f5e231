package io.jenkins.plugins.intent.cli;

import org.junit.Rule;
import org.junit.Test;

/** Files and directories in short texts, when bash runs them and, converted, {@code intent run}. */
public class ConvertedFilesTest {
    @Rule
    public final BashAndConverted both = new BashAndConverted();

    @Test
    public void patternsStandForTheSameFiles() throws Exception {
        both.assertSame(
                "touch x/a1 x/a2 x/b1; echo x/[ab]1 x/a? x/*1 >> log",
                "shopt -s extglob\ntouch x/a x/b; echo x/@(a|c) x/!(a) >> log",
                "mkdir -p x/y/z; touch x/y/1.c x/y/z/2.c; echo x/**/*.c >> log",
                "shopt -s globstar; mkdir -p x/y/z; touch x/y/1.c x/y/z/2.c; echo x/**/*.c >> log",
                "mkdir x/y; touch x/f; echo x/*/ >> log",
                "touch .h; echo ?? ? >> log",
                "echo host:x/* >> log");
    }

    @Test
    public void noHiddenFileIsRemovedByAPattern() throws Exception {
        both.assertSame(
                "touch x/.a x/b; rm -rf x/*; ls -A x >> log",
                "mkdir y; touch x/.a x/b; mv x/* y; ls -A x y >> log",
                "rm -f x/*.none; echo none >> log",
                "touch x/a.o; rm -f x/*.o; ls x >> log");
    }

    @Test
    public void whatBecomesCodeIsPutTogetherByAShell() throws Exception {
        both.assertSame(
                "awk \"BEGIN { print \\\"$GIVEN\\\" }\" >> log",
                "sh <<E\necho $GIVEN >> log\nE\n",
                "bc() { cat >> log; }; bc <<< \"$GIVEN\"",
                "export GIT_SSH_COMMAND=\"ssh -i $GIVEN\"; sh -c 'echo $GIT_SSH_COMMAND' >> log",
                "GIT_SSH_COMMAND=\"ssh -i $GIVEN\" sh -c 'echo $GIT_SSH_COMMAND' >> log");
    }

    @Test
    public void directoriesAreLeftAsTheyWereEntered() throws Exception {
        both.assertSame(
                "cd x; cd - > /dev/null; echo a >> log; cd \"$OLDPWD\"; echo b >> log",
                "cd x; eval :; cd - > /dev/null; echo a >> log",
                "mkdir x/y; cd x/y; [ -d ../../x ] || exit 1; cd ..; echo there >> log",
                "for d in x x/y; do mkdir -p $d; echo \"$(basename $d) $(dirname $d)\" >> log; done");
    }

    @Test
    public void severalCommandsWriteToOneFile() throws Exception {
        both.assertSame(
                "{ echo a; A=$(echo b); echo $A; cat x/none || true; } > log",
                "for i in 1 2; do echo $i; done > log; { echo 3; echo 4; } >> log",
                "echo old > log; if [ -f x/none ]; then echo a; fi > log",
                "f() { echo $1; cat nothing || echo b >&2; }; f a > log; { f c; } 2>> log",
                "{ echo a; echo b >&2; echo c > x/log; } > log",
                "{ echo a | tr a b; echo c; } > log; { cd x; echo d; } > log",
                "{ echo a; cat nothing; } > /dev/null 2>&1 || echo failed >> log");
    }

    @Test
    public void bracesStandForTheSameWords() throws Exception {
        both.assertSame(
                "echo {01..03} {1..5..2} {a,b}{1..2} {c..a} >> log", "for i in {1..70}; do echo $i >> log; done");
    }

    @Test
    public void aTildeIsADirectoryOnlyWhereAShellTakesItForOne() throws Exception {
        both.assertSame("echo ~ ~/x \"~\" a~ ~root/y >> log");
    }
}

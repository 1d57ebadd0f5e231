package io.jenkins.plugins.intent.convert;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Test;

public class ShellConversionTest {

    private static Conversion converted(String text) {
        return ShellConversion.of(text, Origin.script(text));
    }

    /** Single quotes stand for double ones. */
    private static void assertBecomes(String text, String commands) {
        Conversion conversion = converted(text);
        String found = conversion.commands().stream().map(Object::toString).collect(Collectors.joining(" "));
        assertEquals(text, commands, found.replace('"', '\''));
        assertEquals(text, 0, conversion.inShell());
    }

    private static void assertStays(String text, String reason) {
        Conversion conversion = converted(text);
        assertTrue(text + " " + conversion, conversion.inShell() > 0);
        String reasons = conversion.remarks().stream()
                .filter(Conversion.Remark::staysShell)
                .map(Conversion.Remark::message)
                .collect(Collectors.joining("; "));
        assertTrue(text + ": " + reasons, reasons.contains(reason));
        assertTrue(conversion.commands().stream()
                .anyMatch(command -> command.path("program").asText().matches("(ba)?sh")));
    }

    @Test
    public void directoriesBecomeCwd() {
        assertBecomes(
                "cd a && make\n(cd b; make x)\ncd ..; make y",
                "{'program':'make','cwd':'a'} {'program':'make','args':['x'],'cwd':'a/b'} {'program':'make','args':['y']}");
        assertBecomes(
                "cd \"$WORKSPACE/a\"; pushd b; make; popd; make",
                "{'program':'make','cwd':'a/b'} {'program':'make','cwd':'a'}");
    }

    @Test
    public void aVariableThatHeldATemporaryFileMayHoldSomethingElse() {
        assertBecomes(
                "T=$(mktemp); cd a; unset T; T=x; make $T",
                "{'program':'mktemp','capture':'T','args':['tmp.XXXXXXXXXX']}"
                        + " {'program':'make','args':['x'],'cwd':'a'}");
    }

    @Test
    public void aScriptKnowsWhereItLies() {
        for (String here : List.of(
                "$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)",
                "$(dirname \"$(readlink -f \"$0\")\")",
                "$(dirname \"$0\")")) {
            String text = "HERE=" + here + "; cd \"$HERE/..\"; make $(basename $0 .sh)";
            Conversion conversion = ShellConversion.of(text, Origin.script("ci/build.sh", text));
            assertEquals(
                    text,
                    "[{\"program\":\"make\",\"args\":[\"build\"]}]",
                    conversion.commands().toString());
        }
    }

    @Test
    public void aShellGoesOnAfterAFailureWhereTheScriptDoes() {
        assertEquals(
                "[{\"program\":\"bash\",\"args\":[\"-c\",\"a || b\\n:\"]}, "
                        + "{\"program\":\"bash\",\"args\":[\"-ec\",\"c || d\"]}]",
                converted("#!/bin/bash\na || b\nset -e\nc || d\n").commands().toString());
    }

    @Test
    public void oneOfTwoValuesNeedsNoShell() {
        assertBecomes(
                "[ -f f ] && A=1 || A=2; make $B",
                "{'program':'printf','args':['%s','1'],'capture':'A','when':{'file_exists':'f'}} "
                        + "{'program':'printf','args':['%s','2'],'capture':'A','when':{'not':{'file_exists':'f'}}} "
                        + "{'program':'make','args':['${B}']}");
    }

    @Test
    public void variablesBecomeEnvOrTheirValue() {
        assertBecomes(
                "export A=1; B=2; C=3 make $B \"$A\" $D",
                "{'program':'make','args':['2','1','${D}'],'env':{'A':'1','C':'3'}}");
        assertBecomes("F='-a -b'; make $F", "{'program':'make','args':['-a','-b']}");
        assertBecomes("F=(-a 'b c'); make \"${F[@]}\"", "{'program':'make','args':['-a','b c']}");
        assertBecomes("make ${V:-1} '${X}'", "{'program':'make','args':['${V:-1}','$${X}']}");
        assertBecomes("V=v1.2; make ${V#v}", "{'program':'make','args':['1.2']}");
        assertBecomes(
                "export PATH=$HOME/bin:$PATH; make $PATH",
                "{'program':'make','args':['${PATH}'],'env':{'PATH':'${HOME}/bin:${PATH}'}}");
    }

    @Test
    public void redirectionsBecomeFiles() {
        assertBecomes("sort < a > b", "{'program':'sort','stdin_from':'a','stdout_to':'b'}");
        assertBecomes("make >> log 2>&1", "{'program':'make','stdout_to':'log','stderr_to':'log','append':true}");
        assertBecomes("make 2>/dev/null >/dev/null", "{'program':'make'}");
        assertBecomes("cat <<E\n$A\nE", "{'program':'cat','stdin_text':'${A}\\n'}");
        assertBecomes("cat <<'E'\n${A}\nE", "{'program':'cat','stdin_text':'$${A}\\n'}");
        assertBecomes("wc -c <<< a", "{'program':'wc','args':['-c'],'stdin_text':'a\\n'}");
        assertBecomes("make 2>&1 | tee log", "{'program':'make','stdout_to':'log','stderr_to':'log'}");
    }

    @Test
    public void pipesBecomePipes() {
        assertBecomes("a | b -x > c", "{'pipe':[{'program':'a'},{'program':'b','args':['-x']}],'stdout_to':'c'}");
        assertBecomes("echo a b | c", "{'program':'c','stdin_text':'a b\\n'}");
        assertBecomes("cat f | c | d", "{'pipe':[{'program':'c'},{'program':'d'}],'stdin_from':'f'}");
        assertBecomes(
                "a | grep x | wc -l",
                "{'pipe':[{'program':'a'},{'program':'grep','args':['x'],'success_codes':[0,1]},{'program':'wc','args':['-l']}]}");
    }

    @Test
    public void outputBecomesACapturedVariable() {
        assertBecomes(
                "V=$(git describe); make \"$V\" -j$(nproc)",
                "{'program':'git','args':['describe'],'capture':'V'} {'program':'nproc','capture':'NPROC_OUTPUT'}"
                        + " {'program':'make','args':['${V}','-j${NPROC_OUTPUT}']}");
        assertBecomes("V=$(a | b)", "{'pipe':[{'program':'a'},{'program':'b'}],'capture':'V'}");
        assertBecomes(
                "make $(<file)x",
                "{'program':'cat','args':['file'],'capture':'CAT_OUTPUT','allow_failure':true} {'program':'make','args':['${CAT_OUTPUT}x']}");
    }

    @Test
    public void patternsBecomeGlobs() {
        assertBecomes("twine check dist/*.whl", "{'program':'twine','args':['check',{'glob':'dist/*.whl'}]}");
        assertBecomes("ls '*' {a,b}.c", "{'program':'ls','args':['*','a.c','b.c']}");
    }

    @Test
    public void failuresThatDoNotCountAreSaid() {
        assertBecomes("make || true", "{'program':'make','allow_failure':true}");
        assertBecomes("set +e; make; b", "{'program':'make','allow_failure':true} {'program':'b'}");
        assertBecomes("make || exit 1", "{'program':'make'}");
        assertBecomes("! grep x y", "{'program':'grep','args':['x','y'],'success_codes':[1]}");
    }

    @Test
    public void testsBecomeConditions() {
        assertBecomes("if [ -f a ]; then make; fi", "{'program':'make','when':{'file_exists':'a'}}");
        assertBecomes("[ \"$A\" = b ] && make", "{'program':'make','when':{'variable':'A','equals':'b','default':''}}");
        assertBecomes(
                "[[ -n $A && ! -d c ]] || make",
                "{'program':'make','when':{'not':{'all':[{'not':{'variable':'A','equals':'','default':''}},{'not':{'file_exists':'c'}}]}}}");
        assertBecomes(
                "case $A in x*) a;; *) b;; esac",
                "{'program':'a','when':{'variable':'A','matches':'x[\\\\s\\\\S]*','default':''}}"
                        + " {'program':'b','when':{'not':{'variable':'A','matches':'x[\\\\s\\\\S]*','default':''}}}");
        assertBecomes("A=1; if [ $A = 1 ]; then a; else b; fi", "{'program':'a'}");
        assertBecomes(
                "if [ -z \"$A\" ]; then exit 0; fi; make",
                "{'program':'make','when':{'not':{'variable':'A','equals':'','default':''}}}");
    }

    @Test
    public void loopsOverWordsAreWrittenOut() {
        assertBecomes(
                "for i in a b; do make $i; done", "{'program':'make','args':['a']} {'program':'make','args':['b']}");
        assertBecomes(
                "for i in $(seq 2 3); do make $i; done",
                "{'program':'make','args':['2']} {'program':'make','args':['3']}");
        assertBecomes(
                "until a b; do sleep 2; done", "{'program':'a','args':['b'],'retry':{'attempts':100,'delay_sec':2}}");
        assertBecomes(
                "f() { make \"$1\"; }; f x; f y", "{'program':'make','args':['x']} {'program':'make','args':['y']}");
    }

    @Test
    public void shellsInsideAreReadToo() {
        assertBecomes("sh -c 'cd a && make'", "{'program':'make','cwd':'a'}");
        assertBecomes("uv run bash -c 'cd a && make'", "{'program':'uv','args':['run','make'],'cwd':'a'}");
        assertBecomes(
                "docker exec c sh -c 'a; b'",
                "{'program':'docker','args':['exec','c','a']} {'program':'docker','args':['exec','c','b']}");
        assertBecomes("bash ci/x.sh -v", "{'program':'ci/x.sh','args':['-v']}");
    }

    @Test
    public void whatItCannotSayStaysWithItsReason() {
        assertStays("a || b", "'||'");
        assertStays("for f in *.c; do cc $f; done", "a loop over files");
        assertStays("diff <(a) <(b)", "<(…)");
        assertStays("curl x | sh", "a shell reads");
        assertStays("make &", "'&'");
        assertStays("cd /srv && make", "out of the project");
        assertStays("echo $RANDOM", "only a shell sets");
        assertStays("a > /etc/x", "not in the project");
        assertStays("docker exec c sh -c 'cd /x && a'", "out of the project");
        assertStays("if [ ! -d a ]; then b; c; fi", "a file that is not there");
        assertStays("docker run --rm img bash -c \"npm ci; npm test\"", "a container of its own");
        assertStays("docker exec c sh -c 'echo $HOME'", "'docker' decides");
        assertStays("docker exec c sh -c 'ls *.c'", "in a container");
        assertStays("sudo sh -c 'echo $HOME'", "'sudo' decides");
        assertStays("a & b; wait $!", "'&'");
    }

    /** What needs the shell's memory stays with it; what comes before does not. */
    @Test
    public void whatTheShellRemembersKeepsTheRestTogether() {
        Conversion conversion = converted("a\n. ./env.sh\nb\nc");
        assertEquals(2, conversion.commands().size());
        assertEquals(
                "[\"-ec\",\". ./env.sh\\nb\\nc\"]",
                conversion.commands().get(1).path("args").toString());
        assertEquals(2, conversion.remarks().get(0).line());
    }

    @Test
    public void aShellIsHandedTheVariablesOfTheText() {
        Conversion conversion = converted("A=${B:-1}; f() { echo \"$A\"; }; f | while read x; do y; done");
        assertEquals(
                "{\"A\":\"${B:-1}\"}", conversion.commands().get(0).path("env").toString());
        assertTrue(conversion.commands().get(0).path("args").get(1).asText().startsWith("f() {"));
    }
}

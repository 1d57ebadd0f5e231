package io.jenkins.plugins.intent.model;

import static io.jenkins.plugins.intent.model.Intents.document;
import static io.jenkins.plugins.intent.model.Intents.problems;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** One stage for each combination, and what is said of a matrix that is none. */
public class MatrixTest {
    private static final String COMMANDS = "'exec':{'commands':[{'program':'true'}]}";

    private static List<Stage> stages(String stages, String edges) throws Exception {
        return Variables.resolve(
                        Intents.read(document(stages, edges)), RunInputs.ofEnvironment(Map.of("HOME", "/home/me")))
                .workflow()
                .stages();
    }

    private static List<String> ids(List<Stage> stages) {
        return stages.stream().map(Stage::id).toList();
    }

    private static List<String> wrong(String matrix) {
        return problems(document("{'id':'test','matrix':{" + matrix + "}," + COMMANDS + "}", ""));
    }

    @Test
    public void everyCombinationThatIsNotExcludedIsAStage() throws Exception {
        List<Stage> stages = stages(
                "{'id':'test','matrix':{'jdk':[17,'21'],'os':['linux','win'],'exclude':[{'jdk':'17','os':'win'}]},"
                        + COMMANDS + "}",
                "");
        assertEquals(List.of("test-17-linux", "test-21-linux", "test-21-win"), ids(stages));
        assertEquals(Map.of("jdk", "21", "os", "win"), stages.get(2).matrix());
    }

    @Test
    public void itsValuesAreSeenWhereverTheStageHasText() throws Exception {
        Stage stage = stages(
                        "{'id':'t','matrix':{'v':['3.9']},'agent':{'label':'py${matrix.v}'},"
                                + "'outputs':['out-${matrix.v}/**'],'exec':{'env':{'V':'${matrix.v}'},'commands':["
                                + "{'name':'on ${matrix.v}','program':'python${matrix.v}','cwd':'d-${matrix.v}',"
                                + "'args':['${HOME}/${matrix.v}','$${matrix.v}','${V}']}]}}",
                        "")
                .get(0);
        Command command = stage.exec().orElseThrow().commands().get(0);
        assertEquals(Optional.of("py3.9"), stage.label());
        assertEquals("out-3.9/**", stage.outputs().get(0).pattern());
        assertEquals(Optional.of("on 3.9"), command.name());
        assertEquals("python3.9", command.program());
        assertEquals(Optional.of("d-3.9"), command.cwd());
        assertEquals(List.of("/home/me/3.9", "${matrix.v}", "3.9"), command.args());
    }

    @Test
    public void whoNeedsTheStageNeedsAllOfThem() throws Exception {
        List<Stage> stages = stages(
                "{'id':'build'," + COMMANDS + "},{'id':'test','needs':['build'],'matrix':{'n':['1','2']}," + COMMANDS
                        + "},{'id':'join','needs':['test']," + COMMANDS + "},{'id':'one','needs':['test-2']," + COMMANDS
                        + "},{'id':'edge'," + COMMANDS + "}",
                "{'from':'test','to':'edge'}");
        Map<String, List<String>> needs = stages.stream().collect(Collectors.toMap(Stage::id, Stage::needs));
        assertEquals(List.of("build"), needs.get("test-1"));
        assertEquals(List.of("test-1", "test-2"), needs.get("join"));
        assertEquals(List.of("test-2"), needs.get("one"));
        assertEquals(List.of("test-1", "test-2"), needs.get("edge"));
    }

    @Test
    public void anUnknownAxisIsAnErrorWithACloseName() {
        assertEquals(
                List.of(
                        "/workflow/stages/0/matrix/exclude/0/jkd: the matrix has no axis `jkd` (did you mean `jdk`?)",
                        "/workflow/stages/0/matrix/exclude/1/jdk: the axis `jdk` has no value `18` (did you mean `17`?)",
                        "/workflow/stages/0/exec/commands/0/args/0: the matrix has no axis `jdkk`"
                                + " (did you mean `jdk`?)"),
                problems(document(
                        "{'id':'t','matrix':{'jdk':['17','21'],'exclude':[{'jkd':'17'},{'jdk':'18'}]},"
                                + "'exec':{'commands':[{'program':'p','args':['${matrix.jdkk}']}]}}",
                        "")));
    }

    @Test
    public void aStageWithoutMatrixHasNoValues() {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/args/0: `${matrix.os}` is a value of a matrix, and this"
                        + " stage has none (give the stage a `matrix`)"),
                problems(Intents.command("'args':['${matrix.os}']")));
    }

    @Test
    public void moreThanAThousandCombinationsAreTooMany() {
        String values = IntStream.range(0, 40).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertEquals(
                List.of("/workflow/stages/0/matrix: the matrix has 1600 combinations, expected at most 1000"
                        + " (leave values out, `exclude` combinations, or split the stage)"),
                wrong("'a':[" + values + "],'b':[" + values + "]"));
    }

    @Test
    public void aMatrixOfNothingIsRefused() {
        assertEquals(
                List.of("/workflow/stages/0/matrix/exclude: every combination is excluded, so nothing would be run"),
                wrong("'a':['1'],'exclude':[{'a':'1'}]"));
        assertTrue(wrong("'exclude':[{'a':'1'}]").get(0).contains("the matrix has no axis"));
    }

    @Test
    public void everyCombinationHasAnIdOfItsOwn() {
        assertEquals(
                List.of("/workflow/stages/0/matrix: the combination {a=x.y, b=1} of `test` would be the stage"
                        + " `test-x.y-1`, and so is the stage `test-X.Y-1` (ids are unique, also when case is ignored:"
                        + " change a value or an id)"),
                problems(document(
                        "{'id':'test','matrix':{'a':['x.y'],'b':[1]}," + COMMANDS + "},{'id':'test-X.Y-1'," + COMMANDS
                                + "}",
                        "")));
        assertTrue(wrong("'a':['x/y','x:y']").get(0).contains("would be the stage `test-x_y`"));
    }

    @Test
    public void combinationsCanBeWrittenOut() throws Exception {
        List<Stage> stages = stages(
                "{'id':'t','matrix':{'n':[1,2],'include':[{'id':'big','n':9,'cc':'clang','o':['-a','-b c']},{'n':'x','cc':''}]},"
                        + "'exec':{'commands':[{'program':'p','args':['${matrix.n}',{'matrix':'o'},{'matrix':'cc'},'z']}]}}",
                "");
        assertEquals(List.of("t-1", "t-2", "t-big", "t-x"), ids(stages));
        assertEquals(
                List.of(
                        List.of("1", "z"),
                        List.of("2", "z"),
                        List.of("9", "-a", "-b c", "clang", "z"),
                        List.of("x", "z")),
                stages.stream()
                        .map(stage ->
                                stage.exec().orElseThrow().commands().get(0).args())
                        .toList());
        assertEquals(
                Map.of("n", "9", "cc", "clang", "o", "-a -b c"), stages.get(2).matrix());
    }

    @Test
    public void allOfAMatrixCanBeWrittenOut() throws Exception {
        assertEquals(
                List.of("t-a", "t-b"),
                ids(stages("{'id':'t','matrix':{'include':[{'id':'a'},{'id':'b'}]}," + COMMANDS + "}", "")));
    }

    @Test
    public void whatIsWrongWithOneIsSaidWithWhatToWrite() {
        assertEquals(
                List.of(
                        "/workflow/stages/0/matrix/include/0/o: a list cannot be a part of the id of a stage (give this"
                                + " combination an `id`)",
                        "/workflow/stages/0/matrix/include/1/o/0: `${HOME}` stays as written: variables are not replaced"
                                + " in a matrix (write the variable where the value is used)",
                        "/workflow/stages/0/exec/commands/0/args: an argument is text, or has either `glob`, for"
                                + " files, or `matrix`, for values of an axis",
                        "/workflow/stages/0/exec/commands/0/args/0: the axis `o` has lists, and this is one text (write"
                                + " `{ \"matrix\": \"o\" }` as an argument of its own)",
                        "/workflow/stages/0/exec/commands/0/args/1/matrix: the matrix has no axis `oo` (did you mean"
                                + " `o`?)"),
                problems(document(
                        "{'id':'t','matrix':{'include':[{'n':1,'o':['a']},{'id':'b','o':['${HOME}']}]},'exec':{'commands':["
                                + "{'program':'p','args':['${matrix.o}',{'matrix':'oo'},{'optional':true}]}]}}",
                        "")));
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/args/0/matrix: `o` is a value of a matrix, and this stage"
                        + " has none (give the stage a `matrix`)"),
                problems(Intents.command("'args':[{'matrix':'o'}]")));
    }

    @Test
    public void whatIsWrongBehindAListOfArgumentsIsSaidOnceOfAllOfThem() {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/args: the pattern \"../x\" leaves its directory with"
                        + " \"..\" (write it relative to the directory of the command)"),
                problems(document(
                        "{'id':'t','matrix':{'include':[{'id':'a','o':['1','2']},{'id':'b','o':[]}]},'exec':{'commands':["
                                + "{'program':'p','args':[{'matrix':'o'},'x',{'glob':'../x'}]}]}}",
                        "")));
    }

    @Test
    public void whatIsWrongInAllCombinationsIsSaidOnce() {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/cwd: `../x` leads out of the project"
                        + " (write it relative to the project directory)"),
                problems(document(
                        "{'id':'t','matrix':{'n':[1,2,3]}," + "'exec':{'commands':[{'program':'p','cwd':'../x'}]}}",
                        "")));
    }

    @Test
    public void aDirectoryIsJudgedWithTheValuesInIt() {
        assertEquals(
                List.of("/workflow/stages/0/exec/commands/0/cwd: `../y/x` leads out of the project"
                        + " (write it relative to the project directory)"),
                problems(document(
                        "{'id':'t','matrix':{'n':['x','../y']},"
                                + "'exec':{'commands':[{'program':'p','cwd':'${matrix.n}/x'}]}}",
                        "")));
    }

    @Test
    public void aCycleThroughAMatrixIsFound() {
        assertEquals(
                List.of("/workflow/stages/0: the stages wait for each other: t -> u -> t"
                        + " (remove one of these `needs` or edges)"),
                problems(document(
                        "{'id':'t','matrix':{'n':[1,2]},'needs':['u']," + COMMANDS + "},{'id':'u','needs':['t-2'],"
                                + COMMANDS + "}",
                        "")));
    }
}

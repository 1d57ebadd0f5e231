package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import hudson.AbortException;
import io.jenkins.plugins.intent.ledger.RunPlan;
import io.jenkins.plugins.intent.ledger.StagePlan;
import io.jenkins.plugins.intent.model.StageGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.junit.Test;

/** The text that makes the nodes, run by Groovy itself with steps that only write down what is called. */
public class RunIntentTextTest {
    private static final StageGraph GRAPH = Graphs.of("build", "test<build", "lint<build", "ship<test,lint");

    private final Steps steps = new Steps();
    private StageGraph graph = GRAPH;

    /** Stands for the steps of Pipeline. */
    private final class Steps extends GroovyObjectSupport {
        private final List<String> called = new ArrayList<>();
        private final Set<String> failing = new HashSet<>();
        private Map<?, ?> given;
        private Throwable interruption;

        @Override
        public Object invokeMethod(String name, Object arguments) {
            Object[] values = (Object[]) arguments;
            return switch (name) {
                case "runIntent" -> write("runIntent " + values[0]);
                case "intentRun" -> {
                    given = (Map<?, ?>) values[0];
                    ((Closure<?>) values[1]).call();
                    yield "verdict";
                }
                case "intentPlan" -> DrawnPlan.of(graph, plan(), Boolean.TRUE.equals(given.get("closure")));
                case "stage" -> block("stage " + values[0], (Closure<?>) values[1]);
                case "parallel" -> {
                    ((Map<?, ?>) values[0]).forEach((branch, body) -> block("branch " + branch, (Closure<?>) body));
                    yield null;
                }
                case "intentStage" ->
                    block("attempts of " + ((Map<?, ?>) values[0]).get("stage"), (Closure<?>) values[1]);
                case "intentHere" -> here(values);
                default -> throw new IllegalArgumentException(name);
            };
        }

        private Object here(Object[] values) {
            Map<?, ?> named = (Map<?, ?>) values[0];
            if (named.containsKey("stage")) {
                return write("run " + named.get("stage"));
            }
            Object shown = named.get("stages");
            write("show " + shown);
            if (interruption != null) {
                throw new InvokerInvocationException(interruption);
            }
            if (failing.contains(String.valueOf(shown))) {
                throw new InvokerInvocationException(new AbortException("it failed"));
            }
            return null;
        }

        private Object block(String what, Closure<?> body) {
            write(what + " {");
            try {
                return body.call();
            } finally {
                write("}");
            }
        }

        private Object write(String what) {
            called.add(what);
            return what;
        }

        String text() {
            return String.join(" ", called);
        }
    }

    private RunPlan plan() {
        return new RunPlan(
                "run-1",
                "g",
                "w",
                "0",
                graph.order().stream()
                        .map(id -> (id.equals("ask")
                                        ? StagePlan.gate(id, graph.needs(id), List.of(), 0)
                                        : StagePlan.block(id, graph.needs(id), 1, 1))
                                .judged(List.of(), id.equals("blocked"))
                                .labelled(id.equals("ship") ? "linux" : null))
                        .toList());
    }

    /** What a Jenkinsfile with that line comes to. */
    private Object jenkinsfile(String line) throws Exception {
        Binding binding = new Binding();
        binding.setVariable("steps", steps);
        binding.setVariable("env", Map.of("INTENT_ATTEMPT", "2"));
        binding.setVariable("log", steps.called);
        binding.setVariable("runIntent", new GroovyShell(binding).parse(RunIntentVariable.text(), "RunIntent0.groovy"));
        return new GroovyShell(binding).evaluate(line);
    }

    @Test
    public void eachStageIsAStageAndThoseSideBySideAreBranches() throws Exception {
        assertEquals("verdict", jenkinsfile("runIntent 'intent.json'"));
        assertEquals(
                "stage build { show [build] }"
                        + " stage test, lint {"
                        + " branch test { stage test { show [test] } }"
                        + " branch lint { stage lint { show [lint] } } }"
                        + " stage ship { show [ship] }",
                steps.text());
        assertEquals(Map.of("file", "intent.json", "closure", false), steps.given);
    }

    @Test
    public void parametersAreHandedOnAsTheyAreWritten() throws Exception {
        jenkinsfile("runIntent file: \"${'intent'}.json\", console: 'tail'");
        assertEquals("intent.json", String.valueOf(steps.given.get("file")));
        assertEquals("tail", steps.given.get("console"));
    }

    @Test
    public void textWithVariablesIsAPathToo() throws Exception {
        jenkinsfile("def n = 'x'; runIntent \"${n}.json\"");
        assertEquals("x.json", String.valueOf(steps.given.get("file")));
    }

    @Test
    public void aPathThatIsNullIsRefusedByTheStepAsOneThatIsMissing() throws Exception {
        jenkinsfile("runIntent null");
        assertEquals(Map.of("closure", false), steps.given);
        jenkinsfile("runIntent(null) { it.run() }");
        assertEquals(Map.of("closure", true), steps.given);
    }

    @Test
    public void withoutAGraphTheStepAnswers() throws Exception {
        jenkinsfile("runIntent file: 'intent.json', graph: 'none'");
        assertEquals("runIntent {file=intent.json, graph=none}", steps.text());
    }

    @Test
    public void chainsAreNamedByTheirFirstStage() throws Exception {
        graph = Graphs.of("a", "b<a", "c");
        jenkinsfile("runIntent 'intent.json'");
        assertEquals(
                "stage a, c { branch a ... { stage a { show [a] } stage b { show [b] } }"
                        + " branch c { stage c { show [c] } } }",
                steps.text());
    }

    @Test
    public void aFailedStageKeepsNoOtherFromBeingShown() throws Exception {
        steps.failing.add("[test]");
        jenkinsfile("runIntent 'intent.json'");
        assertTrue(
                steps.text(),
                steps.text().endsWith("branch lint { stage lint { show [lint] } } } stage ship { show [ship] }"));
    }

    @Test
    public void anAbortEndsThePicture() {
        steps.interruption = new InterruptedException("by ada");
        assertThrows(InterruptedException.class, () -> jenkinsfile("runIntent 'intent.json'"));
        assertEquals("stage build { show [build] }", steps.text());
    }

    @Test
    public void closureIsCalledForEachStageAndSaysWhereItsCommandsRun() throws Exception {
        graph = Graphs.of("build", "ship<build");
        jenkinsfile(
                "runIntent('intent.json') { s -> log << \"${s.id} ${s.label} ${s.attempt + 1}\".toString(); s.run(); log << 'after' }");
        assertEquals(
                "stage build { attempts of build { build null 3 run build after } }"
                        + " stage ship { attempts of ship { ship linux 3 run ship after } }",
                steps.text());
        assertEquals(Map.of("file", "intent.json", "closure", true), steps.given);
    }

    @Test
    public void closureIsNotCalledForAGate() throws Exception {
        graph = Graphs.of("ask", "ship<ask");
        jenkinsfile("runIntent(file: 'intent.json') { it.run() }");
        assertEquals("stage ask { show [ask] } stage ship { attempts of ship { run ship } }", steps.text());
    }

    @Test
    public void whatThePolicyBlocksShowsThatItWaitsBeforeTheClosureIsCalled() throws Exception {
        graph = Graphs.of("blocked");
        jenkinsfile("runIntent(file: 'intent.json') { it.run() }");
        assertEquals("stage blocked { show [blocked] attempts of blocked { run blocked } }", steps.text());
    }
}

package io.jenkins.plugins.intent.policy;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.policy.tools.PolicyExplanation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ConfinementTest {
    private static PolicyLayer layer(String name, String confine) throws InvalidDocumentException {
        String text = "{\"schema_version\": 1, \"confine\": " + confine + "}";
        return new PolicyFiles().read(name, name + ".json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Confinement together(String floor, String later) throws InvalidDocumentException {
        return CommandPolicy.of(List.of(layer("administrator", floor), layer("project", later)))
                .confinement();
    }

    private static String refusal(String confine) {
        return assertThrows(InvalidDocumentException.class, () -> layer("project", confine))
                .getMessage();
    }

    @Test
    public void aPolicyThatSaysNothingConfinesNothing() {
        assertEquals(Confinement.OFF, CommandPolicy.builtIn().confinement());
    }

    @Test
    public void aLaterLayerOnlyTightens() throws Exception {
        String floor = "{\"mode\": \"required\", \"writable\": [\"${HOME}/.m2\", \"/tmp\"], \"network\": false}";
        assertEquals(
                new Confinement(ConfineMode.REQUIRED, List.of("/tmp/x", "${HOME}/.m2"), false),
                together(
                        floor,
                        "{\"mode\": \"if_possible\", \"writable\": [\"/tmp/x\", \"/etc\", \"${HOME}\"], \"network\": true}"));
        assertEquals(
                new Confinement(ConfineMode.REQUIRED, List.of("${HOME}/.m2", "/tmp"), false),
                together(floor, "{\"mode\": \"off\"}"));
        assertEquals(
                new Confinement(ConfineMode.REQUIRED, List.of(), false),
                together(floor, "{\"mode\": \"required\", \"writable\": [\"/tmpfs\"]}"));
    }

    @Test
    public void aLaterLayerCanBeginToConfine() throws Exception {
        assertEquals(
                new Confinement(ConfineMode.REQUIRED, List.of("/opt/cache"), true),
                together("{\"mode\": \"off\"}", "{\"mode\": \"required\", \"writable\": [\"/opt/cache\"]}"));
    }

    @Test
    public void whatDestructiveToolsMayTouchTheKernelLetsThemTouch() throws Exception {
        String floor = "{\"schema_version\": 1, \"writable_roots\": [\"/var/cache/ci\"],"
                + " \"confine\": {\"mode\": \"required\", \"writable\": [\"/tmp\"]}}";
        PolicyLayer layer = new PolicyFiles().read("administrator", "p.json", floor.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("/tmp", "/var/cache/ci"),
                CommandPolicy.of(List.of(layer)).confinement().writable());
    }

    @Test
    public void itTravelsWithTheJob() throws Exception {
        CommandPolicy policy = CommandPolicy.of(List.of(
                layer("administrator", "{\"mode\": \"required\", \"writable\": [\"/tmp\"], \"network\": false}")));
        assertEquals(
                policy.confinement(), CommandPolicy.fromJson(policy.toJson()).confinement());
    }

    @Test
    public void pathsThatAreNoBoundaryAreRefusedWithTheirPlace() {
        assertThat(
                refusal("{\"mode\": \"required\", \"writable\": [\"target\"]}"), containsString("/confine/writable/0"));
        assertThat(refusal("{\"mode\": \"required\", \"writable\": [\"/\"]}"), containsString("no boundary"));
        assertThat(refusal("{\"mode\": \"required\", \"writable\": [\"/./\"]}"), containsString("no boundary"));
        assertThat(refusal("{\"mode\": \"required\", \"writable\": [\"/tmp/../etc\"]}"), containsString("leads out"));
        assertThat(refusal("{\"mode\": \"required\", \"writable\": [\"/proc/sys\"]}"), containsString("the kernel"));
        assertThat(refusal("{\"mode\": \"require\"}"), containsString("did you mean `required`?"));
        assertThat(refusal("{\"writable\": [\"/tmp\"]}"), containsString("mode"));
        assertNull(WritablePath.problem("${HOME}/.cache/pip"));
        assertNull(WritablePath.problem("/device"));
    }

    @Test
    public void writingInTheWrongPlaceIsAWarningWhereTheKernelRefusesItAnyway() throws Exception {
        CommandLine remove = new CommandLine("rm", List.of("-rf", "/srv/x", "../y"), Map.of(), Path.of("/w"));
        PolicyContext context = new PolicyContext(Path.of("/w"), false, Platform.LINUX, false);
        CommandPolicy confined = CommandPolicy.of(List.of(layer("administrator", "{\"mode\": \"required\"}")));
        CommandPolicy perhaps = CommandPolicy.of(List.of(layer("administrator", "{\"mode\": \"if_possible\"}")));
        List<Finding> findings = confined.judge(remove, context, "");
        assertEquals(Decision.WARN, CommandPolicy.strictest(findings));
        assertThat(findings.get(0).message(), containsString("the kernel refuses it"));
        assertEquals(Decision.BLOCK, CommandPolicy.strictest(perhaps.judge(remove, context, "")));
        CommandLine shell = new CommandLine("sh", List.of("-c", "true"), Map.of(), Path.of("/w"));
        assertEquals(Decision.BLOCK, CommandPolicy.strictest(confined.judge(shell, context, "")));
    }

    @Test
    public void theExplanationSaysWhatHoldsInTheEnd() throws Exception {
        CommandPolicy policy = CommandPolicy.of(List.of(
                layer("administrator", "{\"mode\": \"required\", \"writable\": [\"/tmp\"]}"),
                layer("project", "{\"mode\": \"if_possible\", \"writable\": [\"/etc\"], \"network\": false}")));
        List<String> lines = PolicyExplanation.of(policy);
        assertEquals(
                "The kernel confines commands: they can write to the project, to a temporary directory of their own,"
                        + " and reach no network but loopback.",
                lines.get(lines.size() - 1));
    }
}

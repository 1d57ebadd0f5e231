package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.policy.tools.PolicyExplanation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class PolicyLayersTest {
    private static final String LIFT_SHELL = """
            { "schema_version": 1, "writable_roots": ["/var/cache"], "rules": [ { "id": "our-scripts", "decision": "allow",
              "program": "bash", "args": ["ci/*.sh", "**"], "overrides": ["shell"], "match": ["bash ci/x.sh a"],
              "must_not_match": ["bash -c x", "bash ci/../x.sh", "bash ci/a/b.sh"] } ] }
            """;

    @Test
    public void floorCanLiftABuiltInRuleForCommandsItNames() throws Exception {
        CommandPolicy policy = policy(LIFT_SHELL);
        assertEquals(Decision.ALLOW, decide(policy, false, "bash", "ci/build.sh"));
        assertEquals(Decision.ALLOW, decide(policy, false, "timeout", "5", "bash", "ci/build.sh"));
        assertEquals(Decision.BLOCK, decide(policy, false, "bash", "ci/../evil.sh"));
        assertEquals(Decision.WARN, decide(policy, false, "rm", "-rf", "/var/cache/x"));
        assertEquals(Decision.BLOCK, decide(policy, false, "rm", "-rf", "/var/cachex"));
    }

    @Test
    public void laterLayerLoosensNothing() throws Exception {
        CommandPolicy policy = policy("{ \"schema_version\": 1 }", LIFT_SHELL);
        assertEquals(Decision.BLOCK, decide(policy, false, "bash", "ci/build.sh"));
        assertEquals(Decision.BLOCK, decide(policy, false, "rm", "/var/cache/x"));
        assertTrue(String.join("\n", PolicyExplanation.of(policy)).contains("no effect"));
    }

    @Test
    public void laterLayerCanRefuseMore() throws Exception {
        CommandPolicy policy = policy("{ \"schema_version\": 1 }", """
                { "schema_version": 1, "rules": [ { "id": "no-privileged", "decision": "deny", "program": "docker",
                  "any_arg": ["--privileged"], "reason": "root on the agent", "suggestion": "docker run img",
                  "match": ["docker run --privileged x"], "must_not_match": ["docker run x"] } ] }
                """);
        List<Finding> findings = judge(policy, false, "env", "/usr/bin/Docker", "run", "--privileged", "img", "make");
        assertEquals("no-privileged", findings.get(0).rule());
        assertEquals("layer1", findings.get(0).layer());
        assertEquals("docker run img", findings.get(0).suggestion().orElseThrow());
        assertTrue(findings.get(0).message().contains("root on the agent"));
    }

    @Test
    public void denialSeesProgramsThatOptionsStart() throws Exception {
        CommandPolicy policy = policy("""
                { "schema_version": 1, "rules": [ { "id": "no-pandoc", "decision": "deny", "program": "pandoc",
                  "match": ["pandoc x"] } ] }
                """);
        for (String[] command : new String[][] {
            {"rg", "--pre", "pandoc", "x"},
            {"env", "--s=pandoc x"},
            {"kubectl", "--as", "admin", "exec", "pod", "--", "pandoc", "x"},
            {"cmake", "-DCMAKE_C_COMPILER_LAUNCHER=pandoc", "."},
            {"make", "V=$(shell pandoc x)"},
            {"git", "-c", "core.pager=pandoc", "log"},
            {"busybox", "xargs", "pandoc"}
        }) {
            assertEquals(
                    String.join(" ", command),
                    "no-pandoc",
                    judge(policy, false, command).get(0).rule());
        }
    }

    @Test
    public void placeOutsideMayBeFilledWhereTheFloorSaysSo() throws Exception {
        CommandPolicy policy = policy(LIFT_SHELL);
        assertEquals(Decision.ALLOW, decide(policy, false, "tar", "xf", "a.tar", "-C", "/var/cache/x"));
        assertEquals(Decision.ALLOW, decide(policy, false, "mkdir", "-p", "/var/cache/x"));
        assertEquals(Decision.BLOCK, decide(policy, false, "tar", "xf", "a.tar", "-C", "/var/cachex"));
    }

    @Test
    public void intentGetsShellsOnlyWhereNoLayerRefuses() throws Exception {
        String never = "{ \"schema_version\": 1, \"shell\": \"never\" }";
        String always = "{ \"schema_version\": 1, \"shell\": \"always\" }";
        assertEquals(Decision.ALLOW, decide(policy("{ \"schema_version\": 1 }"), true, "sh", "x"));
        assertEquals(Decision.BLOCK, decide(policy("{ \"schema_version\": 1 }"), false, "sh", "x"));
        assertEquals(Decision.BLOCK, decide(policy(never), true, "sh", "x"));
        assertEquals("layer0", judge(policy(never), true, "sh", "x").get(0).layer());
        assertEquals(Decision.ALLOW, decide(policy(always), false, "sh", "x"));
        assertEquals(Decision.BLOCK, decide(policy(always, never), true, "sh", "x"));
        assertEquals(Decision.BLOCK, decide(policy("{ \"schema_version\": 1 }", always), false, "sh", "x"));
    }

    @Test
    public void denyByDefaultAllowsExactlyWhatIsListedAtEveryDepth() throws Exception {
        CommandPolicy policy = policy("""
                { "schema_version": 1, "mode": "deny_by_default", "rules": [
                  { "id": "maven", "decision": "allow", "program": "mvn", "args": ["-B", "**"], "match": ["mvn -B x"] },
                  { "id": "timeout", "decision": "allow", "program": "timeout", "match": ["timeout 5 mvn"] } ] }
                """);
        assertEquals(Decision.ALLOW, decide(policy, false, "mvn", "-B", "verify"));
        assertEquals(Decision.ALLOW, decide(policy, false, "timeout", "5", "mvn", "-B", "verify"));
        assertEquals(Decision.BLOCK, decide(policy, false, "mvn", "verify"));
        assertEquals(Decision.BLOCK, decide(policy, false, "./mvn", "-B", "verify"));
        assertEquals(Decision.BLOCK, decide(policy, false, "timeout", "5", "make"));
        List<Finding> findings = judge(policy, false, "mvn", "verify");
        assertEquals("unlisted", findings.get(0).rule());
        assertTrue(findings.get(0).message().contains("not with these arguments"));
        assertEquals("listing does not lift a built-in rule", Decision.BLOCK, decide(policy("""
                                { "schema_version": 1, "mode": "deny_by_default", "rules": [
                                  { "id": "s", "decision": "allow", "program": "sh", "match": ["sh"] } ] }
                                """), false, "sh"));
    }

    @Test
    public void effectivePolicySurvivesItsJson() throws Exception {
        CommandPolicy policy = CommandPolicy.fromJson(policy(LIFT_SHELL).toJson());
        assertEquals(Decision.ALLOW, decide(policy, false, "bash", "ci/build.sh"));
        assertEquals(Decision.BLOCK, decide(policy, false, "bash", "x.sh"));
        assertEquals(policy(LIFT_SHELL).toJson(), policy.toJson());
        assertEquals(policy(LIFT_SHELL).layers(), policy.layers());
    }

    @Test
    public void whatIsNoPolicyIsNeverTakenForAWeakerOne() {
        for (String json : List.of("", "null", "[]", "{}", "[{}]", "[{\"layer\":\"x\",\"mode\":\"off\"}]", "[")) {
            assertThrows(json, IllegalArgumentException.class, () -> CommandPolicy.fromJson(json));
        }
    }

    @Test
    public void limitsRefuseWhatNobodyReads() throws Exception {
        CommandPolicy policy = policy(
                "{ \"schema_version\": 1, \"limits\": { \"max_arguments\": 2, \"max_argument_length\": 5, \"max_nesting\": 0 } }");
        assertEquals(
                "limit-size", judge(policy, false, "make", "a", "b", "c").get(0).rule());
        assertEquals("limit-size", judge(policy, false, "make", "aaaaaa").get(0).rule());
        assertEquals(
                "limit-nesting", judge(policy, false, "nice", "make").get(0).rule());
    }

    private static CommandPolicy policy(String... files) throws Exception {
        List<PolicyLayer> layers = new ArrayList<>();
        for (String file : files) {
            layers.add(
                    new PolicyFiles().read("layer" + layers.size(), "policy", file.getBytes(StandardCharsets.UTF_8)));
        }
        return CommandPolicy.of(layers);
    }

    private static Decision decide(CommandPolicy policy, boolean allowShell, String... words) {
        return CommandPolicy.strictest(judge(policy, allowShell, words));
    }

    private static List<Finding> judge(CommandPolicy policy, boolean allowShell, String... words) {
        PolicyContext context = new PolicyContext(Judging.PROJECT, allowShell, Platform.LINUX, false);
        return policy.judge(Judging.command(words), context, "");
    }
}

package io.jenkins.plugins.intent.policy;

import static io.jenkins.plugins.intent.policy.Judging.decision;
import static io.jenkins.plugins.intent.policy.Judging.on;
import static io.jenkins.plugins.intent.policy.Judging.onLinux;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class CommandPolicyTest {
    @Test
    public void shellIsBlockedUnderAnyNamePathCaseAndExtension() {
        for (String shell : List.of("sh", "/bin/bash", "./tools/zsh", "BASH", "cmd.exe", "PowerShell", "bash-5.2")) {
            assertEquals(shell, Decision.BLOCK, decision(onLinux(shell, "-c", "make")));
        }
    }

    @Test
    public void shellsNameBehindAProgramOfTheProjectIsAWarningAndBehindAnyOtherItBlocks() {
        for (String own : List.of("./run", "ci/in-container", "tools/bin/with-db", "scripts/docker")) {
            assertEquals(own, Decision.WARN, decision(onLinux(own, "sh", "-c", "make test")));
            assertEquals(own, Decision.BLOCK, decision(onLinux(own, "sh", "-c", "rm -rf /srv/x")));
        }
        assertEquals(Decision.BLOCK, decision(onLinux("./run", "--exec", "bash")));
        assertEquals(Decision.BLOCK, decision(onLinux("env", "FOO=/bin/bash", "./run")));
        for (String other : List.of(
                "run", "/srv/run", "../run", "~/run", "node_modules/.bin/run", ".venv/bin/run", "vendor/bin/run")) {
            assertEquals(other, Decision.BLOCK, decision(onLinux(other, "sh", "-c", "make test")));
        }
    }

    @Test
    public void optionThatSaysWhichShellIsMeantStartsNoneInAnyCase() {
        for (String option : List.of("--shell=bash", "--SHELL=bash", "--default-shell=fish")) {
            assertEquals(option, Decision.ALLOW, decision(onLinux("unheard-of", "+test", option)));
        }
        assertEquals(Decision.BLOCK, decision(onLinux("unheard-of", "--exec=bash")));
    }

    @Test
    public void programTextMayAskForAShellOrSpeakOfIt() {
        for (String text : List.of(
                "import os; assert os.path.exists('/bin/sh')",
                "import os; print('/bin/sh')",
                "import os; ok = os.environ['SHELL'] == '/bin/bash'")) {
            assertEquals(text, Decision.ALLOW, decision(onLinux("python", "-c", text)));
        }
        for (String text : List.of(
                "import x; x.run('/bin/sh')",
                "x == 1; y.run('/bin/sh')",
                "import os; os.execv('x' or '/bin/sh', [])")) {
            assertEquals(text, Decision.BLOCK, decision(onLinux("python", "-c", text)));
        }
        assertEquals(
                Decision.BLOCK,
                decision(onLinux("node", "-e", "require('child_process').execSync(process.env.SHELL || '/bin/sh')")));
    }

    @Test
    public void optionThatSaysItsValueIsTextMaySpeakOfShells() {
        assertEquals(Decision.ALLOW, decision(onLinux("unheard-of", "deploy", "--message", "no more bash -c")));
        assertEquals(Decision.BLOCK, decision(onLinux("unheard-of", "deploy", "--then", "bash -c x")));
    }

    @Test
    public void entrypointOfAContainerMayBeAListInJson() {
        assertEquals(
                Decision.BLOCK, decision(onLinux("podman", "run", "--entrypoint", "[\"sh\",\"-c\"]", "x", "make")));
        assertEquals(
                Decision.ALLOW, decision(onLinux("podman", "run", "--entrypoint", "[\"npm\", \"test\"]", "x", "-v")));
    }

    @Test
    public void scriptOfTheProjectIsNotTheToolOfThatName() {
        for (String script : List.of("scripts/rm", "./ci/cp", "hack/mv", ".github/scripts/docker", "a/script/git")) {
            assertEquals(script, Decision.ALLOW, decision(onLinux(script, "a", "/srv/x")));
        }
        for (String tool : List.of(
                "rm",
                "/bin/rm",
                "../ci/rm",
                "/srv/ci/rm",
                "ci/../../rm",
                "node_modules/.bin/rimraf",
                "hack/tools/bin/rm")) {
            assertEquals(tool, Decision.BLOCK, decision(onLinux(tool, "a", "/srv/x")));
        }
        assertEquals(Decision.BLOCK, decision(onLinux("scripts/bash", "-c", "make")));
    }

    @Test
    public void wrapperIsAsGoodAsWhatItWraps() {
        assertEquals(Decision.ALLOW, decision(onLinux("env", "A=1", "timeout", "5", "nice", "make", "test")));
        assertEquals(Decision.BLOCK, decision(onLinux("env", "A=1", "timeout", "5", "nice", "sh", "-c", "make test")));
    }

    @Test
    public void findingNamesTheTokenAndItsPlace() {
        List<Finding> findings = onLinux("timeout", "5", "rm", "-rf", "/data");
        assertEquals(1, findings.size());
        assertEquals("/data", findings.get(0).token());
        assertEquals("/commands/0/args/3", findings.get(0).pointer());
        assertEquals("path-absolute", findings.get(0).rule());
        assertEquals("built-in", findings.get(0).layer());
    }

    @Test
    public void everythingWrongIsSaidAtOnceStrictestFirst() {
        List<Finding> findings = onLinux("env", "LD_PRELOAD=x.so", "rm", "/a", "../b");
        assertEquals(
                List.of("path-absolute", "path-parent", "loads-code"),
                findings.stream().map(Finding::rule).toList());
    }

    @Test
    public void removingInsideTheProjectIsAWarningAndMovingOutIsBlocked() {
        assertEquals(Decision.WARN, decision(onLinux("rm", "-rf", "build")));
        assertEquals(Decision.BLOCK, decision(onLinux("rm", "-rf", "/build")));
        assertEquals(Decision.BLOCK, decision(onLinux("mv", "a", "../b")));
    }

    @Test
    public void backslashesAndDrivesAreSeparatorsOnWindowsOnly() {
        assertEquals(Decision.BLOCK, decision(on(Platform.WINDOWS, "rm", "..\\x")));
        assertEquals(Decision.WARN, decision(onLinux("rm", "..\\x")));
        for (String path :
                List.of("C:x", "C:/x", "\\x", "\\\\host\\share", "a\\.. \\b", "sub/nul.txt", "com1", "x:stream")) {
            assertEquals(path, Decision.BLOCK, decision(on(Platform.WINDOWS, "rm", path)));
        }
    }

    @Test
    public void consentLetsShellsRunButNotWhatTheyWouldDestroy() {
        PolicyContext consent = new PolicyContext(Judging.PROJECT, true, Platform.LINUX, false);
        CommandPolicy policy = CommandPolicy.builtIn();
        assertEquals(List.of(), policy.judge(Judging.command("sh", "-c", "make test"), consent, ""));
        assertEquals(
                "path-absolute",
                policy.judge(Judging.command("sh", "-c", "make; rm -rf /"), consent, "")
                        .get(0)
                        .rule());
    }

    @Test
    public void variablesThatRunSomethingAreFlaggedByNameAndValue() {
        assertEquals(Decision.BLOCK, withEnv("LESSOPEN", "/bin/sh -c x"));
        assertEquals(Decision.BLOCK, withEnv("GIT_SSH_COMMAND", "bash -c x"));
        assertEquals(Decision.WARN, withEnv("GIT_SSH_COMMAND", "./wrapper"));
        assertEquals(Decision.WARN, withEnv("LD_PRELOAD", "x.so"));
        assertEquals(Decision.WARN, withEnv("NODE_OPTIONS", "--require ./x.js"));
        assertEquals(Decision.WARN, withEnv("MAVEN_OPTS", "-Xmx1g -javaagent:x.jar"));
        assertEquals(Decision.BLOCK, withEnv("BASH_ENV", "$(/bin/sh -c x)"));
        assertEquals(Decision.WARN, withEnv("BASH_ENV", "./env.sh"));
        assertEquals(Decision.BLOCK, withEnv("PERL5DB", "system('/bin/sh')"));
        assertEquals(Decision.BLOCK, withEnv("VIMINIT", ":!sh"));
        assertEquals(Decision.BLOCK, withEnv("LUA_INIT", "os.execute('sh')"));
        assertEquals(Decision.BLOCK, withEnv("GIT_CONFIG_PARAMETERS", "'core.pager=sh -c x'"));
        assertEquals(Decision.BLOCK, withEnv("GIT_CONFIG_PARAMETERS", "'core.pager'='sh -c x'"));
        assertEquals(Decision.BLOCK, withEnv("MAKEFLAGS", "--eval=$(shell sh x)"));
        assertEquals(Decision.BLOCK, withEnv("TAR_OPTIONS", "--to-command=/bin/sh"));
        assertEquals(Decision.WARN, withEnv("SOME_TOOL_COMMAND", "./payload"));
        assertEquals(Decision.BLOCK, withEnv("SOME_TOOL_COMMAND", "bash -c x"));
        assertEquals(Decision.ALLOW, withEnv("TEST_COMMAND", "make test"));
        assertEquals(Decision.ALLOW, withEnv("BUILD_CMD", "release"));
        assertEquals(Decision.ALLOW, withEnv("MAKEFLAGS", "-j4"));
        assertEquals(Decision.ALLOW, withEnv("CC", "clang"));
        assertEquals(Decision.ALLOW, withEnv("CXX", "/usr/lib/ccache/g++"));
        assertEquals(Decision.ALLOW, withEnv("PYTHON", ".venv/bin/python"));
        assertEquals(Decision.WARN, withEnv("PYTHON", ".venv/bin/payload"));
        assertEquals(Decision.ALLOW, withEnv("CFLAGS", "-O2 -DSHELL=\"/bin/sh\""));
        assertEquals(Decision.ALLOW, withEnv("CPPFLAGS", "-DSHELL=\\\"/bin/sh\\\""));
        assertEquals(Decision.BLOCK, withEnv("CFLAGS", "-DSHELL=\"/bin/sh\" -wrapper /bin/sh"));
        assertEquals(Decision.BLOCK, withEnv("OTHER", "-DSHELL=\"/bin/sh\""));
        assertEquals(Decision.BLOCK, withEnv("CMAKE_C_COMPILER_LAUNCHER", "env;sh;x.sh"));
        assertEquals(Decision.ALLOW, withEnv("CMAKE_C_COMPILER_LAUNCHER", "ccache"));
        assertEquals(Decision.WARN, withEnv("PATH", "./bin:/usr/bin"));
        assertEquals(Decision.ALLOW, withEnv("NODE_OPTIONS", "--max-old-space-size=4096"));
        assertEquals(Decision.ALLOW, withEnv("MAVEN_OPTS", "-Xmx1g"));
        assertEquals(Decision.ALLOW, withEnv("PAGER", "cat"));
        assertEquals(Decision.ALLOW, withEnv("GIT_SSH_COMMAND", "ssh -i key -o BatchMode=yes"));
        assertEquals(Decision.ALLOW, withEnv("SHELL", "/bin/bash"));
        assertEquals(Decision.ALLOW, withEnv("PATH", "/usr/bin:/bin"));
    }

    private static Decision withEnv(String name, String value) {
        CommandLine command = new CommandLine("make", List.of(), Map.of(name, value), Judging.PROJECT);
        return decision(CommandPolicy.builtIn().judge(command, Judging.context(Platform.LINUX), ""));
    }

    @Test
    public void programsThatNestWithoutEndAreRefused() {
        String[] words = new String[100];
        java.util.Arrays.fill(words, "nice");
        assertTrue(onLinux(words).stream().anyMatch(f -> f.rule().equals("limit-nesting")));
    }
}

package io.jenkins.plugins.intent.policy;

import static io.jenkins.plugins.intent.policy.Judging.decision;
import static io.jenkins.plugins.intent.policy.Judging.on;
import static io.jenkins.plugins.intent.policy.Judging.onLinux;
import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class ShellWordsTest {
    @Test
    public void directoryOfThatNameIsNoCommandPrompt() {
        runs("linter", "./cmd", "--config", "x");
        runs("linter", "//cmd", "-c", "opt");
        runs("linter", "cmd", "-v");
        blocked("wrap", "cmd", "/c", "dir");
        blocked("wrap", "cmd", "//C", "dir");
        blocked("wrap", "cmd", "/q", "/c", "dir");
        blocked("wrap", "powershell", "-NoProfile", "-File", "x.ps1");
        blocked("wrap", "pwsh", "-enc", "AAAA");
        runs("linter", "powershell", "-v");
        assertEquals(Decision.BLOCK, decision(on(Platform.WINDOWS, "wrap", "cmd.exe", "/c", "dir")));
    }

    @Test
    public void wordThatIsAlsoAShellsNameIsOneOnlyBeforeACommand() {
        runs("deploy", "dash", "-c", "production");
        runs("deploy", "fish", "./chart", "-f", "x");
        blocked("wrap", "dash", "-c", "make test");
        blocked("wrap", "fish", "-c", "make");
        blocked("wrap", "dash", "x.sh");
        blocked("wrap", "bash", "-c", "production");
    }

    @Test
    public void optionOfTheProgramItselfIsNotThatOfAShell() {
        runs("pytest", "tests/bash", "-c", "x.ini");
        runs("dotnet", "build", "src/sh", "-c", "Release");
        blocked("pytest", "--", "bash", "-c", "x");
        blocked("python", "run.py", "bash", "-c", "x");
        blocked("dotnet", "build", "bash", "-lc", "x");
    }

    @Test
    public void bareShellBehindAnOptionThatStartsSomethingIsOne() {
        blocked("tool", "--exec", "bash", "x");
        blocked("tool", "--pre-hook=zsh");
        runs("tool", "--login-shell", "bash");
        runs("tool", "--handler", "dash");
    }

    private static void runs(String... words) {
        assertEquals(String.join(" ", words), Decision.ALLOW, decision(onLinux(words)));
    }

    private static void blocked(String... words) {
        assertEquals(String.join(" ", words), Decision.BLOCK, decision(onLinux(words)));
    }
}

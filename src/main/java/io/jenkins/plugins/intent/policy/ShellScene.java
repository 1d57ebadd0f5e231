package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.shell.ShellState;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a shell's text stands, and who judges what is found in it.
 *
 * @param by the program that hands the text to a shell, or is one
 * @param index of the argument that holds the text
 * @param through the way to what the text starts
 */
record ShellScene(
        CommandJudge commands,
        ValueJudge values,
        PathJudge paths,
        Findings findings,
        Started by,
        int index,
        Through through) {

    int argument() {
        return by.origin().at(index);
    }

    Unknowns unknowns() {
        return findings.unknowns();
    }

    /** A command with its words as the shell hands them over. */
    Started started(List<String> argv, ShellState state, Map<String, String> variables) {
        Map<String, String> env = new HashMap<>(by.env());
        env.putAll(state.environment());
        env.putAll(variables);
        return by.inner(argv, by.origin().inside(index), through.expandedByShell())
                .in(directory(state))
                .withEnv(env);
    }

    void judge(List<String> argv, ShellState state, Map<String, String> variables) {
        commands.judge(started(argv, state, variables));
    }

    /** A file that the shell itself writes. */
    void write(String path, ShellState state) {
        paths.judge(Kind.WRITE, path, by.in(directory(state)).going(through.expandedByShell()), argument());
    }

    void say(Decision decision, Rule rule, String token, String message) {
        findings.add(decision, rule, token, argument(), message);
    }

    private Path directory(ShellState state) {
        try {
            return Path.of(state.directory());
        } catch (InvalidPathException e) {
            return by.cwd();
        }
    }
}

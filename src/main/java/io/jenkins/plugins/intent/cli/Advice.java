package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.text.CommandText;
import java.util.ArrayList;
import java.util.List;

/** Commands that a person is told to type, so that they work as typed: named as intent was called, on the same runs. */
record Advice(String intent, List<String> options) {
    private static final int MOST = 4000;

    static Advice of(Host host, StateOptions state) {
        return new Advice(host.command(), state.asTyped());
    }

    /** The call of a subcommand. */
    String call(String subcommand, String... arguments) {
        List<String> all = new ArrayList<>(List.of(subcommand));
        all.addAll(options);
        all.addAll(List.of(arguments));
        return CommandText.of(intent, all, MOST);
    }
}

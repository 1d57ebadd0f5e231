package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Grammar;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.Use;
import java.util.ArrayList;
import java.util.List;

/** The words of a command that another starts, as that one will understand them. */
final class CommandWords {
    private static final String FOUND = "{}";

    private CommandWords() {}

    static List<String> of(Use use, Grammar wrapper) {
        List<String> argv = use.tokens();
        if (wrapper.is(Trait.PACKAGES)) {
            argv = new ArrayList<>(argv);
            argv.set(0, packaged(argv.get(0)));
        }
        if (wrapper.is(Trait.ROOTS)
                && wrapper.is(Trait.STDIN)
                && String.join("", argv).indexOf('{') < 0) {
            // What was found stands at the end unless the command says where.
            argv = new ArrayList<>(argv);
            argv.add(FOUND);
        }
        return argv;
    }

    /** The program in what runners of packages are given: {@code rimraf@5}, {@code npm:rimraf}, {@code lint:rm}. */
    private static String packaged(String given) {
        String name = given.substring(given.lastIndexOf(':') + 1);
        int version = name.indexOf("==");
        if (version < 0) {
            // The first sign may be that of a scope.
            version = name.indexOf('@', 1);
        }
        String plain = version > 0 ? name.substring(0, version) : name;
        return plain.isEmpty() ? given : plain;
    }
}

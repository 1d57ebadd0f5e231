package io.jenkins.plugins.intent.convert;

import io.jenkins.plugins.intent.policy.shell.Expander;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.shell.Part.Literal;
import io.jenkins.plugins.intent.shell.Part.Variable;
import io.jenkins.plugins.intent.shell.Word;
import java.util.List;
import java.util.Set;

/** Parts of a known value and other spellings of it, where they are certain to be what a shell makes of it. */
final class ValueChanges {
    private static final Set<String> CUTS = Set.of("#", "##", "%", "%%", "/", "//");

    private ValueChanges() {}

    static String of(Variable variable, Scope scope) throws Unsayable {
        Expander expander = new Expander(scope.state());
        boolean cuts = CUTS.contains(variable.operator());
        boolean certain = cuts
                ? isPlain(variable, expander)
                : switch (variable.operator()) {
                    case "^^", ",," -> variable.argument().parts().isEmpty();
                    case ":" -> variable.argument().literal().isPresent();
                    case "index", "indirect" -> true;
                    default -> false;
                };
        String text = certain ? expander.text(new Word(List.of(variable), variable.source())) : "";
        boolean letters = cuts || text.chars().allMatch(c -> c < 0x80);
        if (!certain || !letters || Unknowns.hasAny(text)) {
            throw new Unsayable(variable.source() + " changes a value that is not known beforehand");
        }
        return Words.escaped(text);
    }

    /** Quotes take the meaning from a pattern, and values can bring one in: then only a shell knows what is meant. */
    private static boolean isPlain(Variable variable, Expander expander) {
        boolean asWritten = variable.argument().parts().stream()
                .allMatch(part -> part instanceof Literal literal && !literal.quoted());
        String pattern = expander.text(variable.argument());
        boolean replaces = variable.operator().startsWith("/");
        return !pattern.contains("(")
                && (asWritten || !pattern.matches("(?s).*[*?\\[\\\\/].*"))
                && !(replaces && pattern.contains("&"));
    }
}

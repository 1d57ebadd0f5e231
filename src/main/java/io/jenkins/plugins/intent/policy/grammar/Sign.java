package io.jenkins.plugins.intent.policy.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression that is read and compiled when it is first looked for: most commands need none. */
public final class Sign {
    private final Knowledge knowledge;
    private final String name;
    private volatile Pattern pattern;

    Sign(Knowledge knowledge, String name) {
        this.knowledge = knowledge;
        this.name = name;
    }

    public Matcher matcher(CharSequence text) {
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(knowledge
                    .text(name)
                    .replace("PLAIN_SHELLS", alternatives("plain_shells"))
                    .replace("REMOVERS", alternatives("removers"))
                    .replace("SHELLS", alternatives("shell_names")));
            pattern = compiled;
        }
        return compiled.matcher(text);
    }

    private String alternatives(String words) {
        return String.join("|", GrammarReader.words(knowledge.text(words)));
    }
}

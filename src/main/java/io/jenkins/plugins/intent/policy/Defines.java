package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.Set;

/** Macros in the options of a compiler, such as {@code -DSHELL="/bin/sh"}: their values are data of what it makes. */
final class Defines {
    private static final Set<String> LANGUAGES = Set.of("ccflags", "makeexpression");
    private static final LazyPattern BEFORE_VALUE = LazyPattern.of("(?:^|[\\s=\"'])-D\\w{1,80}=\\\\*$");
    private static final int LONGEST = 100;

    private Defines() {}

    /** Whether the quoted text that begins there is the value of one, in a text of a language that has them. */
    static boolean hold(String language, String text, int quote) {
        return LANGUAGES.contains(language)
                && BEFORE_VALUE
                        .matcher(text.substring(Math.max(0, quote - LONGEST), quote))
                        .find();
    }
}

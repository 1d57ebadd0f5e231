package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.Set;

/**
 * Where a text names a shell in quotes and starts none: the value of a macro in the options of a compiler, such as
 * {@code -DSHELL="/bin/sh"}, which is data of what it makes, and a file that program text looks for, compares or prints.
 */
final class Mentions {
    private static final Set<String> LANGUAGES = Set.of("ccflags", "makeexpression");
    private static final LazyPattern BEFORE_VALUE = LazyPattern.of("(?:^|[\\s=\"'])-D\\w{1,80}=\\\\*$");
    /** In front of a name that is looked for, compared or printed, and not started by what stands there. */
    private static final LazyPattern BEFORE_NAME = LazyPattern.of(
            "(?:[=!]=|\\|\\||\\?\\?"
                    + "|\\b(?:exists|isfile|is_file|file_exists|existsSync|which|access|stat|print|println|puts|log|inspect)[ (])\\s*$");

    private static final int LONGEST = 100;

    private Mentions() {}

    /** Whether the quoted text that begins there is the value of a macro, in a text of a language that has them. */
    static boolean hold(String language, String text, int quote) {
        return LANGUAGES.contains(language)
                && BEFORE_VALUE.matcher(before(text, quote)).find();
    }

    /** Whether program text only asks for the file that is named in quotes there, or speaks of it. */
    static boolean speakOf(String text, int quote) {
        return BEFORE_NAME.matcher(before(text, quote)).find();
    }

    private static String before(String text, int quote) {
        return text.substring(Math.max(0, quote - LONGEST), quote);
    }
}

package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.LazyPattern;

/** What a shell would make something else of, in a path that no shell reads. */
final class ShellSigns {
    private static final LazyPattern SIGNS = LazyPattern.of("^[~!]|\\$(\\{|\\(|env:)?\\w|%\\w+%|[*?\\[]");

    private ShellSigns() {}

    static boolean in(String path) {
        return hasBraces(path) || SIGNS.matcher(path).find();
    }

    /** Looked for without an expression, which would try each of many braces with each other. */
    private static boolean hasBraces(String path) {
        int opening = path.indexOf('{');
        return opening >= 0 && path.lastIndexOf('}') > opening + 1;
    }
}

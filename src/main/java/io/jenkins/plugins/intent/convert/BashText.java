package io.jenkins.plugins.intent.convert;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether only bash can read a text: no other shell of the usual ones does, or it reads something else. */
final class BashText {
    private static final List<String> COMMANDS = List.of(
            "\\b(declare|typeset|mapfile|readarray|pushd|popd|dirs|shopt|source|let|coproc|select|disown|compgen)\\s",
            "\\b(read\\s+(-r\\s+)?-r?[adeinNpstu]|wait\\s+-n|export\\s+-[fn]|type\\s+-[tPap]|local\\s+-)",
            "\\bprintf\\s+(-v|.*%(q|\\())",
            "\\btrap\\s.*\\b(ERR|DEBUG|RETURN)\\b",
            "(?m)(^|[;{&|])\\s*function\\s+[\\w-]+",
            "\\bpipefail\\b",
            "\\[\\[ |(^|[^\\w\\]])\\[ [^\\]]*==");
    private static final List<String> SIGNS = List.of(
            "(?<!\\$)\\(\\(",
            "[<>]\\(",
            "<<<|&>|\\|&|;&|;;&",
            "\\b\\w+(\\[[^\\]]*])?\\+?=\\(|\\b\\w+\\+=",
            "\\$'",
            "\\{\\w+\\.\\.\\w+");
    private static final List<String> VALUES = List.of(
            "\\$\\{!|\\$\\{?_(?!\\w)|\\$\\{#?\\w+\\[",
            "\\$\\{(\\w+|[@*])(/|\\^|,|@|:\\s+-?\\d|:[\\d$(])",
            "\\b(PIPESTATUS|BASH_\\w+|BASHPID|FUNCNAME|RANDOM|SECONDS|EUID|UID|HOSTNAME|EPOCHSECONDS)\\b");
    private static final List<Pattern> ALL = Stream.of(COMMANDS, SIGNS, VALUES)
            .flatMap(List::stream)
            .map(Pattern::compile)
            .toList();

    private BashText() {}

    static boolean isFor(CharSequence text) {
        return ALL.stream().anyMatch(sign -> sign.matcher(text).find());
    }
}

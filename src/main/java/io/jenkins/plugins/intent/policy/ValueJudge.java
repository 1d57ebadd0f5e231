package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import io.jenkins.plugins.intent.policy.grammar.Knowledge;
import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.util.List;
import java.util.Optional;

/** Judges a value by the role that a grammar, a table or a variable gives it. */
final class ValueJudge {
    /** What may stand behind the name of a variable of CMake. */
    private static final LazyPattern CMAKE_TYPE =
            LazyPattern.of("(?<=\\w):(?:BOOL|FILEPATH|PATH|STRING|INTERNAL|STATIC|UNINITIALIZED)$");

    private final Knowledge knowledge;
    private final Findings findings;
    private final TextJudge texts;
    private final CodeJudge code;
    private final Suspicion suspicion;
    private final EnvironmentJudge environment;
    private final PathJudge paths;
    private final PlaceJudge places;

    ValueJudge(
            GrammarBook book,
            CommandJudge commands,
            Boundary boundary,
            PathJudge paths,
            PlaceJudge places,
            Findings findings,
            Effort effort) {
        this.knowledge = book.knowledge();
        this.paths = paths;
        this.places = places;
        this.findings = findings;
        this.texts = new TextJudge(commands, this, paths, findings, effort, boundary.isWindows());
        this.code = new CodeJudge(knowledge, this, findings, effort);
        this.suspicion = new Suspicion(book, this, findings, effort);
        this.environment = new EnvironmentJudge(knowledge, this, places, boundary.isWindows(), findings);
    }

    Suspicion suspicion() {
        return suspicion;
    }

    /** A value that {@code by} was given, in the argument at {@code index}, or -1 for its environment. */
    void judge(Role role, String value, Started by, int index) {
        judge(role, value, by, index, by.through());
    }

    void judge(Role role, String value, Started by, int index, Through through) {
        switch (role.kind()) {
            case TEXT -> texts.judge(value, by, index, through.hiddenAway());
            case SHELLTEXT -> {
                if (value.isBlank()) {
                    implied(value.strip(), by, index);
                } else {
                    texts.judge(value, by, index, through.hiddenAway());
                }
            }
            case WORDS -> texts.judgeWords(value, by, index, through.hiddenAway());
            case LIST -> texts.judgeList(value, role.detail(), by, index, through.hiddenAway());
            case BANG -> {
                String text = value.strip();
                if (text.startsWith("!") || text.startsWith("|")) {
                    texts.judge(text.substring(1), by, index, through.hiddenAway());
                }
            }
            case GITCOMMAND -> texts.judgeWords("git " + value, by, index, through.hiddenAway());
            case GUESS -> suspicion.guess(value, by, index);
            case SHELL_NAME -> environment.shellName(value, by, index);
            case SUSPECT -> suspicion.judgeValue(value, by, index);
            case CODE -> code.judge(role.detail(), value, by, index);
            case CONFIG -> setting(role.detail(), value, by, index);
            case LIBRARY -> suspicion.judgeLibrary(value, by, index);
            case DELETE -> paths.judge(role.kind(), value, by, by.origin().at(index));
            case OUTPUT, DEST, TOUCH ->
                places.judge(role.kind(), value, by, by.origin().at(index));
            case MOUNT -> places.mount(value, by, by.origin().at(index));
            default -> {
                // Flags and plain values say nothing about what is started or touched.
            }
        }
    }

    /** {@code key=value}; ssh takes {@code key value} too, and git writes {@code 'key'='value'}. */
    private void setting(String table, String value, Started by, int index) {
        int equals = unquoted(value, '=');
        int separator = equals > 0 ? equals : value.indexOf(' ');
        if (separator > 0) {
            String key =
                    CMAKE_TYPE.matcher(value.substring(0, separator).strip()).replaceFirst("");
            String rest = value.substring(separator + 1).strip();
            boolean quoted = rest.startsWith("'") || rest.startsWith("\"");
            String plainKey = quoted && key.endsWith("'") ? key.substring(0, key.length() - 1) : key;
            int end = quoted && rest.length() > 1 && rest.endsWith(rest.substring(0, 1))
                    ? rest.length() - 1
                    : rest.length();
            configured(table, plainKey, rest.substring(quoted ? 1 : 0, end), by, index);
        }
    }

    /** The first such character that does not stand in quotes: a key may have some, as {@code target.'cfg(x="y")'.runner}. */
    private static int unquoted(String value, char wanted) {
        char quote = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quote == 0 && c == wanted) {
                return i;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            }
        }
        return value.indexOf(wanted);
    }

    void pair(Use use, Started by) {
        if (use.tokens().size() == 2) {
            configured(use.role().detail(), use.tokens().get(0), use.tokens().get(1), by, use.index());
        }
    }

    private void configured(String table, String key, String value, Started by, int index) {
        if (!CodeRules.of(table + "key").isEmpty()) {
            code.judge(table + "key", key, by, index);
        }
        Optional<Role> role = knowledge.key(table, key);
        if (role.isPresent()) {
            judge(role.get(), value, by, index);
        }
    }

    void assignment(String assignment, Started by, int index) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            variable(assignment.substring(0, equals), assignment.substring(equals + 1), by, index);
        }
    }

    void variable(String name, String value, Started by, int index) {
        environment.judge(name, value, by, index);
    }

    void text(String text, Started by, int index, Through through) {
        texts.judge(text, by, index, through);
    }

    /** A text that finds these as its arguments. */
    void text(String text, Started by, int index, Through through, List<String> arguments) {
        texts.judge(text, by, index, through, arguments);
    }

    /** A text that a shell reads, in a place where one would not look for it. */
    void hiddenText(String text, Started by, int index) {
        texts.judge(text, by, index, by.through().hiddenAway());
    }

    /** A command in words, in a place where one would not look for it. */
    void hiddenWords(List<String> words, Started by, int index) {
        texts.words(words, by, index, by.through().hiddenAway());
    }

    void implied(String token, Started by, int index) {
        findings.add(
                Decision.BLOCK,
                Rule.SHELL_IMPLICIT,
                token,
                by.origin().at(index),
                "'" + (by.program() + " " + token).strip() + "' starts a shell.");
    }
}

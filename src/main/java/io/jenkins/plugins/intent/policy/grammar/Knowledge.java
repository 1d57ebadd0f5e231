package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.JsonFields;
import io.jenkins.plugins.intent.json.JsonPart;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known beyond single programs: keys of configuration tables, environment variables, kinds of programs, and
 * the signs by which an unknown argument gives itself away. Each part is read when first needed: most commands need
 * few of them.
 */
public final class Knowledge {
    private static final String VARIABLES = "environment";
    private static final String TABLES = "tables";

    private final Map<String, Set<String>> words = new ConcurrentHashMap<>();
    private final Map<String, RolesByName> roles = new ConcurrentHashMap<>();
    private final Signs signs = Signs.of(this);

    /** Found when the first part is asked for. */
    private static final class Parts {
        static final Map<String, JsonPart> ALL = JsonFields.of(ProgramFiles.bytes(Knowledge.class, "knowledge.json"));
    }

    Knowledge() {}

    public Signs signs() {
        return signs;
    }

    public boolean isOrdinary(String program) {
        return words("ordinary_programs").contains(program);
    }

    /** Whether a module of Python is a program of the same name, or known like one. */
    public boolean isModule(String name) {
        return words("python_modules").contains(name);
    }

    public boolean isShellName(String program) {
        return words("shell_names").contains(program);
    }

    /** Whether it is a shell's name that is as likely to be that of something else. */
    public boolean isCommonWord(String program) {
        return words("common_words").contains(program);
    }

    /** Whether it is a program whose arguments are text to it. */
    public boolean isDataProgram(String program) {
        return words("data_programs").contains(program);
    }

    /** Whether it is a program that removes. */
    public boolean isRemover(String program) {
        return words("removers").contains(program);
    }

    /**
     * What the value of a variable means; empty for the many that mean nothing here.
     *
     * @param anyCase whether names count in any case, as on Windows
     */
    public Optional<Role> variable(String name, boolean anyCase) {
        RolesByName known = variables();
        Optional<Role> role = known.of(name);
        return role.isPresent() || !anyCase ? role : known.of(name.toUpperCase(Locale.ROOT));
    }

    /** What the value of a key means in a table such as git's configuration. */
    public Optional<Role> key(String table, String key) {
        return table(table).of(key.toLowerCase(Locale.ROOT));
    }

    /** A part that is text. */
    String text(String part) {
        return part(part).asText();
    }

    private JsonNode part(String name) {
        JsonPart part = Parts.ALL.get(name);
        return part == null ? MissingNode.getInstance() : part.get();
    }

    private Set<String> words(String part) {
        Set<String> known = words.get(part);
        if (known == null) {
            known = new HashSet<>(GrammarReader.words(text(part)));
            words.put(part, known);
        }
        return known;
    }

    private RolesByName variables() {
        RolesByName known = roles.get(VARIABLES);
        if (known == null) {
            known = new RolesByName(part(VARIABLES), false);
            roles.put(VARIABLES, known);
        }
        return known;
    }

    private RolesByName table(String name) {
        String key = TABLES + " " + name;
        RolesByName known = roles.get(key);
        if (known == null) {
            known = new RolesByName(part(TABLES).path(name), true);
            roles.put(key, known);
        }
        return known;
    }
}

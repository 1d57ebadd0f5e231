package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.JsonFields;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * All grammars by program name. Each is read and turned into a {@link Grammar} when first needed: a
 * process that judges a dozen commands pays for a dozen.
 */
public final class GrammarBook {
    public static final List<String> FAMILIES =
            List.of("shells", "files", "wrappers", "interpreters", "tools", "developer", "windows");

    private static final Grammar ABSENT = Grammar.UNKNOWN;

    private final Map<String, Supplier<JsonNode>> byName;
    private final Map<String, Supplier<JsonNode>> byPrefix;
    private final Map<String, Grammar> read = new ConcurrentHashMap<>();
    private final Knowledge knowledge;

    private GrammarBook(
            Map<String, Supplier<JsonNode>> byName, Map<String, Supplier<JsonNode>> byPrefix, Knowledge knowledge) {
        this.byName = byName;
        this.byPrefix = byPrefix;
        this.knowledge = knowledge;
    }

    private static final class BuiltIn {
        static final GrammarBook BOOK = load();

        private static GrammarBook load() {
            GrammarBook book = new GrammarBook(new HashMap<>(), new HashMap<>(), Knowledge.load());
            FAMILIES.forEach(family -> JsonFields.of(ProgramFiles.bytes(GrammarBook.class, family + ".json"))
                    .forEach(book::add));
            return book;
        }
    }

    public static GrammarBook builtIn() {
        return BuiltIn.BOOK;
    }

    /** This book with more programs, which replace those of the same name. */
    public GrammarBook with(JsonNode programs) {
        if (programs.isEmpty()) {
            return this;
        }
        GrammarBook more = new GrammarBook(new HashMap<>(byName), new HashMap<>(byPrefix), knowledge);
        programs.properties().forEach(program -> more.add(program.getKey(), program::getValue));
        return more;
    }

    private void add(String names, Supplier<JsonNode> grammar) {
        for (String name : GrammarReader.words(names)) {
            if (name.endsWith("*")) {
                byPrefix.put(name.substring(0, name.length() - 1), grammar);
            } else {
                byName.put(name, grammar);
            }
        }
    }

    /**
     * The grammar that applies to a program so spelt; {@link Grammar#UNKNOWN} when none does.
     *
     * @param onWindows whether it would start there, where more programs exist
     */
    public Grammar find(ProgramName program, boolean onWindows) {
        Grammar grammar = named(program.base());
        if (grammar == ABSENT) {
            grammar = named(program.withoutVersion());
        }
        if (grammar.is(Trait.COMMON_NAME) && !program.isOfTheSystem()) {
            return Grammar.UNKNOWN;
        }
        if (grammar.is(Trait.UNIX) && program.isWindowsFile()) {
            return Grammar.UNKNOWN;
        }
        if (grammar.is(Trait.WINDOWS) && !onWindows && !program.spelt().contains(".")) {
            return Grammar.UNKNOWN;
        }
        return grammar;
    }

    /** Whether the name is that of a program everybody has, rather than of a file somebody put there. */
    public boolean isWellKnown(ProgramName program) {
        return program.isOfTheSystem()
                && (knowledge.isOrdinary(program.base())
                        || named(program.base()) != ABSENT
                        || named(program.withoutVersion()) != ABSENT);
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    private Grammar named(String name) {
        Grammar known = read.get(name);
        if (known == null) {
            known = node(name).map(GrammarReader::read).orElse(ABSENT);
            if (known != ABSENT) {
                read.put(name, known);
            }
        }
        return known;
    }

    private Optional<JsonNode> node(String name) {
        Supplier<JsonNode> found = byName.get(name);
        int dot = name.indexOf('.');
        if (found == null && dot >= 0) {
            found = byPrefix.get(name.substring(0, dot + 1));
        }
        return Optional.ofNullable(found).map(Supplier::get);
    }

    /** Every grammar as it is written, for checks of their examples. */
    public static List<Map.Entry<String, JsonNode>> entries(JsonNode programs) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        programs.fields().forEachRemaining(entries::add);
        return entries;
    }

    /** A table of the product, which lies beside that class. */
    public static JsonNode resource(Class<?> beside, String name) {
        try {
            return JsonTrees.read(new String(ProgramFiles.bytes(beside, name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the program is damaged: " + name, e);
        }
    }
}

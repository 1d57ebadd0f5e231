package io.jenkins.plugins.intent.policy.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.files.ProgramFiles;
import io.jenkins.plugins.intent.json.JsonTrees;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All grammars by program name. Each is read and turned into a {@link Grammar} when first needed: a
 * process that judges a dozen commands pays for a dozen.
 */
public final class GrammarBook {
    public static final List<String> FAMILIES =
            List.of("shells", "files", "wrappers", "interpreters", "tools", "developer", "windows");

    private static final Grammar ABSENT = Grammar.UNKNOWN;

    private static final GrammarBook BUILT_IN = new GrammarBook(new GrammarNames(), new Knowledge());

    /** Of programs that the product does not know, or knows otherwise. */
    private final GrammarNames more;

    private final Map<String, Grammar> read = new ConcurrentHashMap<>();
    private final Knowledge knowledge;

    private GrammarBook(GrammarNames more, Knowledge knowledge) {
        this.more = more;
        this.knowledge = knowledge;
    }

    public static GrammarBook builtIn() {
        return BUILT_IN;
    }

    /** This book with more programs, which replace those of the same name. */
    public GrammarBook with(JsonNode programs) {
        if (programs.isEmpty()) {
            return this;
        }
        GrammarNames names = new GrammarNames();
        names.addAll(more);
        programs.properties().forEach(program -> names.add(program.getKey(), program.getValue()));
        return new GrammarBook(names, knowledge);
    }

    /**
     * The grammar that applies to a program so spelt; {@link Grammar#UNKNOWN} when none does.
     *
     * @param onWindows whether it would start there, where more programs exist
     */
    public Grammar find(ProgramName program, boolean onWindows) {
        Grammar grammar = named(program.base());
        if (grammar == ABSENT) {
            String name = program.withoutVersion();
            grammar = name.equals(program.base()) ? ABSENT : named(name);
        }
        if (grammar.is(Trait.COMMON_NAME) && !program.isOfTheSystem()) {
            return Grammar.UNKNOWN;
        }
        if (program.isScriptOfProject() && !grammar.is(Trait.SHELL)) {
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
        return (program.isOfTheSystem() || program.isInEnvironment())
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
            JsonNode written = more.find(name);
            if (written == null) {
                return ABSENT;
            }
            known = GrammarReader.read(written);
            read.put(name, known);
        }
        return known;
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

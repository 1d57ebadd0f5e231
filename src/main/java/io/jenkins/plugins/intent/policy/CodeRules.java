package io.jenkins.plugins.intent.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.intent.policy.grammar.GrammarBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The signs to look for in program text, by language; each language is read when first needed. */
final class CodeRules {
    private static final class BuiltIn {
        static final JsonNode LANGUAGES = GrammarBook.resource(CodeRules.class, "languages.json");
        static final Map<String, List<CodeRule>> READ = new ConcurrentHashMap<>();
    }

    private CodeRules() {}

    static List<CodeRule> of(String language) {
        return BuiltIn.READ.computeIfAbsent(language, key -> {
            List<CodeRule> rules = new ArrayList<>();
            BuiltIn.LANGUAGES.path(key).forEach(rule -> rules.add(CodeRule.read(rule)));
            return List.copyOf(rules);
        });
    }
}

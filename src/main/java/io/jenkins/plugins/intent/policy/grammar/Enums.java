package io.jenkins.plugins.intent.policy.grammar;

import io.jenkins.plugins.intent.json.CloseNames;
import io.jenkins.plugins.intent.text.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Constants by the lower-case names that documents use. */
final class Enums {
    private Enums() {}

    /**
     * @param what the kind of thing, for the message
     * @throws IllegalArgumentException with a close name, when there is no such constant
     */
    static <E extends Enum<E>> E named(Class<E> type, String name, String what) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            List<String> known =
                    Arrays.stream(type.getEnumConstants()).map(Spelling::of).toList();
            String hint =
                    CloseNames.hint(name, known).map(text -> " (" + text + ")").orElse("");
            throw new IllegalArgumentException("'" + name + "' is not a " + what + hint, e);
        }
    }
}

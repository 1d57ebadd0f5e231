package io.jenkins.plugins.intent.text;

import java.util.Locale;
import java.util.Optional;

/** How documents, requests and options spell the constants of an enum: by their names in lower case. */
public final class Spelling {
    private Spelling() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that spelling; empty for another word. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException when there is no constant of that spelling */
    public static <E extends Enum<E>> E read(Class<E> type, String text) {
        return find(type, text)
                .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is no " + type.getSimpleName()));
    }
}

package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.intent.text.Spelling;
import java.util.Optional;

/**
 * A word of a document that an older or a newer version may have written: one of {@code E}, spelt in lower
 * case, or another that nobody here knows, which is kept as it stands and can still be shown. Immutable.
 */
@JsonDeserialize(using = WordReader.class)
public final class Word<E extends Enum<E>> {
    private final E known;
    private final String text;

    private Word(E known, String text) {
        this.known = known;
        this.text = text;
    }

    /** A word that is known. */
    public static <E extends Enum<E>> Word<E> of(E known) {
        return new Word<>(known, Spelling.of(known));
    }

    /** The word with that spelling, known or not. */
    public static <E extends Enum<E>> Word<E> read(Class<E> type, String text) {
        return new Word<>(Spelling.find(type, text).orElse(null), text);
    }

    /** The same for a type that only its user knows. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Word<?> ofType(Class<?> type, String text) {
        return read((Class) type.asSubclass(Enum.class), text);
    }

    /** What it means; empty when nobody here knows. */
    public Optional<E> known() {
        return Optional.ofNullable(known);
    }

    public boolean is(E meaning) {
        return known == meaning;
    }

    /** The spelling in documents. */
    @JsonValue
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word<?> word && word.known == known && word.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

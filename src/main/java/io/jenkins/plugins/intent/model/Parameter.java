package io.jenkins.plugins.intent.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A variable that whoever starts a run may set.
 *
 * @param name the variable's name
 * @param defaultValue its value when none is given; empty when one must be given
 * @param choices the only values it may have; empty allows any
 * @param description what it is for, in the author's words
 */
public record Parameter(
        String name, Optional<String> defaultValue, List<String> choices, Optional<String> description) {
    public Parameter {
        Objects.requireNonNull(name, "name");
        choices = List.copyOf(choices);
    }
}

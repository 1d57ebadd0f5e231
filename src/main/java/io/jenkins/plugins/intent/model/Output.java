package io.jenkins.plugins.intent.model;

import java.util.Objects;

/**
 * Files that a stage keeps and hands on.
 *
 * @param pattern a glob, relative to the project directory
 * @param always whether a failed attempt keeps them too
 * @param optional whether there may be none
 */
public record Output(String pattern, boolean always, boolean optional) {
    public Output {
        Objects.requireNonNull(pattern, "pattern");
    }
}

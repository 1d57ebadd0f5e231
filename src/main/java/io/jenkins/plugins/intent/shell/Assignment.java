package io.jenkins.plugins.intent.shell;

import java.util.List;

/**
 * {@code NAME=value} in front of a command or alone.
 *
 * @param name of the variable
 * @param index what stands in brackets, empty when nothing does
 * @param append whether it is {@code +=}
 * @param value the value; its parts are all elements where it is an array
 * @param array the elements of {@code NAME=(…)}, empty otherwise
 * @param isArray whether it is an array, which may be empty
 */
public record Assignment(String name, String index, boolean append, Word value, List<Word> array, boolean isArray) {
    public Assignment {
        array = List.copyOf(array);
    }
}

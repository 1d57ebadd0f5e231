package io.jenkins.plugins.intent.convert;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The function that is being read, or the script itself. Only its own variables grow while it is read; its branches
 * share them.
 *
 * @param arguments empty when they are not known
 * @param allArguments those of the functions around this one, too
 * @param locals variables that end with it
 * @param hiding those of them for which the runner has the value of another one
 * @param conditions how many it has begun under
 */
record CallFrame(
        Optional<List<String>> arguments,
        List<String> allArguments,
        Set<String> locals,
        Set<String> hiding,
        boolean isFunction,
        int conditions) {
    static CallFrame ofScript() {
        return new CallFrame(Optional.empty(), List.of(), new HashSet<>(), new HashSet<>(), false, 0);
    }

    /** That of a function that is called from here. */
    CallFrame calling(List<String> given, int conditionsNow) {
        return new CallFrame(
                Optional.of(List.copyOf(given)),
                Stream.concat(allArguments.stream(), given.stream()).toList(),
                new HashSet<>(),
                new HashSet<>(),
                true,
                conditionsNow);
    }

    CallFrame withArguments(Optional<List<String>> now) {
        return new CallFrame(now, allArguments, locals, hiding, isFunction, conditions);
    }
}

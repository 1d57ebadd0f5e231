package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which call of another build is the same as one of this build: the one in the same branch of {@code parallel}, and of
 * several there the one that has as many before it. Calls in the same stages come first, since a build can begin in the
 * middle. Outside of both, the order of calls is that of the Jenkinsfile.
 */
final class EarlierCall {
    private EarlierCall() {}

    /**
     * @param key of the call in this build
     * @param place of the call in this build
     * @return key of the call in the other build; empty when that has none in such a branch
     */
    static Optional<String> of(Run<?, ?> self, String key, CallPlace place, Run<?, ?> other) {
        List<Call> calls = calls(other);
        Predicate<Call> samePlace = call -> place.equals(call.place());
        if (!place.stages().isEmpty() && calls.stream().anyMatch(samePlace)) {
            return asManyBefore(self, key, calls, samePlace);
        }
        if (calls.stream().anyMatch(call -> call.branch() == null)
                || place.branch().isEmpty()
                        && calls.stream().allMatch(call -> call.branch().isEmpty())) {
            // Versions before did not write down branches.
            return Optional.of(key);
        }
        return asManyBefore(self, key, calls, call -> place.branch().equals(call.branch()));
    }

    private static Optional<String> asManyBefore(Run<?, ?> self, String key, List<Call> calls, Predicate<Call> same) {
        long before = calls(self).stream()
                .filter(same)
                .filter(call -> number(call.key()) < number(key))
                .count();
        return calls.stream().filter(same).skip(before).findFirst().map(Call::key);
    }

    private record Call(String key, CallPlace place) {
        String branch() {
            return place.branch();
        }
    }

    private static List<Call> calls(Run<?, ?> build) {
        try {
            return RunFiles.each(build).stream()
                    .filter(files -> Files.exists(files.call()))
                    .map(EarlierCall::read)
                    .sorted(Comparator.comparingInt(call -> number(call.key())))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Call read(RunFiles files) {
        try {
            return new Call(files.key(), CallRecord.read(files).place());
        } catch (IOException e) {
            return new Call(files.key(), new CallPlace(null, null));
        }
    }

    private static int number(String key) {
        int dash = key.lastIndexOf('-');
        return dash < 0 ? 1 : Integer.parseInt(key.substring(dash + 1));
    }
}

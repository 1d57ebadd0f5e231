package io.jenkins.plugins.intent.jenkins.runs;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which call of another build is the same as one of this build: the one in the same branch of {@code parallel}, and of
 * several there the one that has as many before it. Outside of branches the order of calls is that of the Jenkinsfile.
 */
final class EarlierCall {
    private EarlierCall() {}

    /**
     * @param key of the call in this build
     * @param branch of the call in this build, see {@link Branch}
     * @return key of the call in the other build; empty when that has none in such a branch
     */
    static Optional<String> of(Run<?, ?> self, String key, String branch, Run<?, ?> other) {
        List<Call> calls = calls(other);
        if (branch.isEmpty() && calls.stream().allMatch(call -> call.branch().isEmpty())
                || calls.stream().anyMatch(call -> call.branch() == null)) {
            // Versions before did not write down branches.
            return Optional.of(key);
        }
        long before = calls(self).stream()
                .filter(call -> branch.equals(call.branch()) && number(call.key()) < number(key))
                .count();
        return calls.stream()
                .filter(call -> branch.equals(call.branch()))
                .skip(before)
                .findFirst()
                .map(Call::key);
    }

    private record Call(String key, String branch) {}

    private static List<Call> calls(Run<?, ?> build) {
        try {
            return RunFiles.each(build).stream()
                    .filter(files -> Files.exists(files.call()))
                    .map(files -> new Call(files.key(), branch(files)))
                    .sorted(Comparator.comparingInt(call -> number(call.key())))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String branch(RunFiles files) {
        try {
            return CallRecord.read(files).branch();
        } catch (IOException e) {
            return null;
        }
    }

    private static int number(String key) {
        int dash = key.lastIndexOf('-');
        return dash < 0 ? 1 : Integer.parseInt(key.substring(dash + 1));
    }
}

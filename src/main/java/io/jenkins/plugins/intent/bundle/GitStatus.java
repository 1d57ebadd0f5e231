package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.files.SystemPrograms;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks Git once for revision, branch and changed files of a directory; bounded in time and size. A command of an
 * earlier run can have written the repository's configuration, so no program that it names is started: nobody who was
 * confined then should have one started outside of the boundary now.
 */
final class GitStatus {
    private static final long LIMIT_SEC = 5;
    private static final int MOST_BYTES = 256 * 1024;
    private static final String MORE = "# and more";

    private final Path directory;

    private GitStatus(Path directory) {
        this.directory = directory;
    }

    /** Lines of {@code git status --porcelain=v2 --branch}; empty when the directory is in no repository. */
    static List<String> of(Path directory) {
        return isInRepository(directory) ? new GitStatus(directory).lines() : List.of();
    }

    private List<String> lines() {
        try {
            // No locks, since the project's own commands may use Git meanwhile. What submodules have changed is found
            // out by a Git that goes by their configuration.
            List<String> status = new ArrayList<>(List.of("--no-optional-locks"));
            GitFilters.of(whole(asked(GitFilters.QUESTION)))
                    .off()
                    .forEach(setting -> status.addAll(List.of("-c", setting)));
            status.addAll(List.of("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"));
            status.addAll(List.of("status", "--porcelain=v2", "--branch", "--ignore-submodules=dirty"));
            Answer answer = asked(status);
            return answer.isWhole()
                    ? answer.lines()
                    : Stream.concat(answer.lines().stream(), Stream.of(MORE)).toList();
        } catch (IOException e) {
            return List.of("# git could not be asked: " + IoErrors.reason(e));
        } catch (TimeoutException slow) {
            return List.of("# git did not answer within " + LIMIT_SEC + " seconds");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of("# interrupted while asking git");
        }
    }

    private record Answer(byte[] bytes, int exitCode) {
        boolean isWhole() {
            return bytes.length < MOST_BYTES;
        }

        List<String> lines() {
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(VisibleText::line)
                    .toList();
        }
    }

    /** An answer of which every word counts; to have found nothing is an exit code of 1. */
    private static byte[] whole(Answer answer) throws IOException {
        if (answer.exitCode() > 1 || !answer.isWhole()) {
            String why = answer.lines().stream().findFirst().orElse("nothing");
            throw new IOException("which filters the repository names cannot be found out, it says: " + why);
        }
        return answer.bytes();
    }

    private Answer asked(List<String> arguments) throws IOException, InterruptedException, TimeoutException {
        List<String> line = new ArrayList<>(List.of(SystemPrograms.find("git", directory)
                .orElseThrow(() -> new IOException("there is no git on this machine"))));
        line.addAll(arguments);
        ProcessBuilder command =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        // A partial clone asks for what it lacks by whatever its configuration names; nothing is allowed to it.
        command.environment().putAll(Map.of("LC_ALL", "C", "GIT_ALLOW_PROTOCOL", "", "GIT_NO_LAZY_FETCH", "1"));
        Process process = command.start();
        try {
            process.getOutputStream().close();
            byte[] bytes = CompletableFuture.supplyAsync(() -> read(process.getInputStream()))
                    .get(LIMIT_SEC, TimeUnit.SECONDS);
            boolean ended = bytes.length < MOST_BYTES && process.waitFor(LIMIT_SEC, TimeUnit.SECONDS);
            return new Answer(bytes, ended ? process.exitValue() : 0);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(InputStream in) {
        try (in) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isInRepository(Path directory) {
        for (Path d = directory.toAbsolutePath(); d != null; d = d.getParent()) {
            if (Files.exists(d.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }
}

package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks Git once for revision, branch and changed files of a directory; bounded in time and size. */
final class GitStatus {
    private static final long LIMIT_SEC = 5;
    private static final int MOST_BYTES = 256 * 1024;

    private GitStatus() {}

    /** Lines of {@code git status --porcelain=v2 --branch}; empty when the directory is in no repository. */
    static List<String> of(Path directory) {
        if (!isInRepository(directory)) {
            return List.of();
        }
        // No locks, since the project's own commands may use Git meanwhile; no fsmonitor, which
        // would start a program that the repository's configuration names.
        ProcessBuilder command = new ProcessBuilder(
                        "git",
                        "--no-optional-locks",
                        "-c",
                        "core.fsmonitor=false",
                        "status",
                        "--porcelain=v2",
                        "--branch")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        command.environment().put("LC_ALL", "C");
        try {
            Process process = command.start();
            try {
                return lines(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notStarted) {
            return List.of("# git could not be asked: " + IoErrors.reason(notStarted));
        }
    }

    private static List<String> lines(Process process) throws IOException {
        process.getOutputStream().close();
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
        try {
            byte[] bytes = output.get(LIMIT_SEC, TimeUnit.SECONDS);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(VisibleText::line)
                    .toList();
            return bytes.length < MOST_BYTES
                    ? lines
                    : Stream.concat(lines.stream(), Stream.of("# and more")).toList();
        } catch (TimeoutException slow) {
            return List.of("# git did not answer within " + LIMIT_SEC + " seconds");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of("# interrupted while asking git");
        } catch (ExecutionException failure) {
            return List.of("# git could not be asked: " + failure.getCause().getMessage());
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

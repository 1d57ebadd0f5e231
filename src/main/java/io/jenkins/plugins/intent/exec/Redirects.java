package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.model.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the streams of one command lead besides into the evidence: files of the project, and a variable.
 * Files are opened right before the start, and never outside of the project.
 */
final class Redirects {
    private final Path project;
    private final List<String> notProject;
    private final Runnable onFailure;
    private final List<FileSink> files = new ArrayList<>();
    private final Map<Path, FileSink> byPath = new HashMap<>();
    private CaptureSink capture;

    /**
     * @param project real path that no file may lead out of
     * @param notProject what lies in the project and is not the author's: the books of runs, which a command could
     *     otherwise have written to by a link of that name
     * @param onFailure told when the disk does not take the output
     */
    Redirects(Path project, List<String> notProject, Runnable onFailure) {
        this.project = project;
        this.notProject = notProject;
        this.onFailure = onFailure;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    /** Where the standard output of a process goes, given its evidence. */
    OutputSink stdout(Streams streams, Path directory, StreamCapture evidence) throws StartRefusedException {
        if (streams.stdoutTo().isEmpty() && streams.capture().isEmpty()) {
            return evidence;
        }
        List<OutputSink> sinks = new ArrayList<>(List.of(evidence));
        if (streams.stdoutTo().isPresent()) {
            sinks.add(file(streams.stdoutTo().get(), directory, streams.append()));
        }
        if (streams.capture().isPresent()) {
            capture = new CaptureSink();
            sinks.add(capture);
        }
        return Tee.of(sinks);
    }

    /** The same for its standard error. */
    OutputSink stderr(Streams streams, Path directory, StreamCapture evidence) throws StartRefusedException {
        return streams.stderrTo().isEmpty()
                ? evidence
                : Tee.of(List.of(evidence, file(streams.stderrTo().get(), directory, streams.append())));
    }

    /**
     * The file that is a command's standard input; empty for none. A text is put into a file in
     * {@code scratch}, which only this user can read.
     */
    Optional<Path> stdin(Streams streams, Path directory, Path scratch) throws StartRefusedException {
        if (streams.stdinText().isPresent()) {
            return Optional.of(text(streams.stdinText().get(), scratch));
        }
        if (streams.stdinFrom().isEmpty()) {
            return Optional.empty();
        }
        String written = streams.stdinFrom().get();
        try {
            Path real = directory
                    .resolve(WorkingDirectory.path(written))
                    .normalize()
                    .toRealPath();
            requireInside(real, written);
            requireRegular(real, "cannot read", written);
            return Optional.of(real);
        } catch (IOException e) {
            throw StartRefusedException.byError("cannot read `" + written + "`: " + IoErrors.reason(e));
        }
    }

    private static Path text(String text, Path scratch) throws StartRefusedException {
        try {
            Path file = Files.createTempFile(scratch, ".stdin-", "");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
            return file;
        } catch (IOException e) {
            throw StartRefusedException.byError("cannot keep its standard input: " + IoErrors.reason(e));
        }
    }

    private FileSink file(String written, Path directory, boolean append) throws StartRefusedException {
        try {
            Path path = directory.resolve(WorkingDirectory.path(written)).normalize();
            Path name = path.getFileName();
            if (name == null || Files.isDirectory(path)) {
                throw StartRefusedException.byError("cannot write to `" + written + "`: it is a directory");
            }
            if (!Files.isDirectory(path.getParent())) {
                throw StartRefusedException.byError("cannot write to `" + written + "`: its directory does not exist"
                        + "; let a command make it before");
            }
            Path parent = path.getParent().toRealPath();
            Path real = parent.resolve(name);
            boolean there = Files.exists(real, LinkOption.NOFOLLOW_LINKS);
            real = there ? real.toRealPath() : real;
            requireInside(real, written);
            requireAuthors(real, written);
            if (there) {
                requireRegular(real, "cannot write to", written);
            }
            if (byPath.containsKey(real)) {
                return byPath.get(real).shared();
            }
            FileSink sink = new FileSink(real, written, append, onFailure);
            byPath.put(real, sink);
            files.add(sink);
            return sink;
        } catch (IOException e) {
            throw StartRefusedException.byError("cannot write to `" + written + "`: " + IoErrors.reason(e));
        }
    }

    /** Who opens a named pipe waits for its other side, and a device is no file of the project. */
    private static void requireRegular(Path real, String cannot, String written) throws StartRefusedException {
        if (!Files.isRegularFile(real)) {
            String what = Files.isDirectory(real) ? "a directory" : "no regular file";
            throw StartRefusedException.byError(cannot + " `" + written + "`: it is " + what);
        }
    }

    private void requireInside(Path real, String written) throws StartRefusedException {
        if (!real.startsWith(project)) {
            throw StartRefusedException.byPolicy("the file `" + written + "` is `" + real
                    + "`, which is outside of the project `" + project
                    + "`. Use a file inside of it, or remove the link that leads out.");
        }
    }

    private void requireAuthors(Path real, String written) throws StartRefusedException {
        // Asked here and not before, since most commands write to no file.
        boolean isBooks = notProject.stream()
                .map(path -> real(Path.of(path)))
                .anyMatch(books -> real.startsWith(books) && !project.startsWith(books));
        if (isBooks) {
            throw StartRefusedException.byPolicy("the file `" + written + "` is `" + real
                    + "`, where runs are kept. Use another file, or remove the link that leads there.");
        }
    }

    Optional<String> failure() {
        Optional<String> first = Optional.empty();
        for (int i = 0; first.isEmpty() && i < files.size(); i++) {
            first = files.get(i).failure();
        }
        return first;
    }

    /** What the variable gets; empty when nothing is captured. */
    Optional<CaptureSink> captured() {
        return Optional.ofNullable(capture);
    }

    /** Nothing more goes there. */
    void close() {
        files.forEach(FileSink::close);
    }
}

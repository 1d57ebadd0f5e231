package io.jenkins.plugins.intent.exec.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes by Java's own means. */
final class JavaStarter implements Starter {
    private static final int TEXTS_IN_JNU_ENCODING_SINCE = 18;

    @Override
    public LocalProcess start(ThisMachine machine, Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException {
        ProcessBuilder builder = builder(launch, program);
        try {
            return JavaProcess.start(machine, launch.mark(), builder, stdout, stderr);
        } catch (IOException e) {
            throw CannotStartException.of(launch, program, e);
        } catch (IllegalArgumentException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        }
    }

    @Override
    public List<LocalProcess> startPipe(
            ThisMachine machine, List<Launch> launches, List<Path> programs, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        List<ProcessBuilder> builders = new ArrayList<>();
        for (int i = 0; i < launches.size(); i++) {
            builders.add(builder(launches.get(i), programs.get(i)));
        }
        try {
            List<Process> processes = ProcessBuilder.startPipeline(builders);
            List<LocalProcess> started = new ArrayList<>();
            for (int i = 0; i < processes.size(); i++) {
                OutputSink output = i == processes.size() - 1 ? stdout : OutputSink.NONE;
                started.add(
                        JavaProcess.adopt(machine, launches.get(i).mark(), processes.get(i), output, stderr.get(i)));
            }
            return started;
        } catch (IOException | IllegalArgumentException e) {
            String all =
                    String.join(" | ", launches.stream().map(Launch::program).toList());
            throw CannotStartException.of(all, e.getMessage());
        }
    }

    private static ProcessBuilder builder(Launch launch, Path program) throws CannotStartException {
        checkEncodable(launch);
        List<String> line = new ArrayList<>(launch.args().size() + 1);
        line.add(program.toString());
        line.addAll(launch.args());
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(launch.directory().toFile());
        launch.stdin().ifPresent(file -> builder.redirectInput(file.toFile()));
        builder.environment().clear();
        try {
            builder.environment().putAll(launch.environment());
        } catch (IllegalArgumentException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        }
        return builder;
    }

    /** Java would replace characters it cannot encode, and the program would get other texts. */
    private static void checkEncodable(Launch launch) throws CannotStartException {
        Charset charset = charset();
        for (String argument : launch.args()) {
            checkEncodable(launch, charset, "the argument `" + argument + "`", argument);
        }
        for (Map.Entry<String, String> variable : launch.environment().entrySet()) {
            checkEncodable(
                    launch, charset, "the variable " + variable.getKey(), variable.getKey() + variable.getValue());
        }
    }

    private static void checkEncodable(Launch launch, Charset charset, String what, String text)
            throws CannotStartException {
        if (!charset.newEncoder().canEncode(text)) {
            throw CannotStartException.of(
                    launch.program(),
                    what + " has characters that this Java passes on as `?` (it uses " + charset
                            + "). Start it with LC_ALL=C.UTF-8.");
        }
    }

    private static Charset charset() {
        String name = System.getProperty("sun.jnu.encoding");
        return Runtime.version().feature() >= TEXTS_IN_JNU_ENCODING_SINCE && name != null
                ? Charset.forName(name)
                : Charset.defaultCharset();
    }
}

package io.jenkins.plugins.intent.exec.process;

import io.jenkins.plugins.intent.files.PathNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts processes by the system's own call; see {@link NativeSpawn}. */
final class NativeStarter implements Starter {
    private static final Duration NO_GRACE = Duration.ZERO;

    @Override
    public LocalProcess start(ThisMachine machine, Launch launch, Path program, OutputSink stdout, OutputSink stderr)
            throws CannotStartException {
        Descriptor stdin = input(launch);
        try {
            return NativeProcess.start(machine, launch.mark(), spawn(launch, program), stdin, stdout, stderr);
        } catch (IOException e) {
            throw CannotStartException.of(launch, program, e);
        } finally {
            stdin.close();
        }
    }

    @Override
    public List<LocalProcess> startPipe(
            ThisMachine machine, List<Launch> launches, List<Path> programs, OutputSink stdout, List<OutputSink> stderr)
            throws CannotStartException {
        List<NativeSpawn> spawns = new ArrayList<>();
        for (int i = 0; i < launches.size(); i++) {
            spawns.add(spawn(launches.get(i), programs.get(i)));
        }
        List<LocalProcess> started = new ArrayList<>();
        Descriptor stdin = input(launches.get(0));
        for (int i = 0; i < spawns.size(); i++) {
            Launch launch = launches.get(i);
            Descriptor previous = stdin;
            try {
                if (i == spawns.size() - 1) {
                    started.add(NativeProcess.start(
                            machine, launch.mark(), spawns.get(i), previous, stdout, stderr.get(i)));
                } else {
                    Descriptor[] ends = Descriptor.pipe();
                    stdin = ends[0];
                    try {
                        started.add(NativeProcess.start(
                                machine, launch.mark(), spawns.get(i), previous, ends[1], stderr.get(i)));
                    } finally {
                        ends[1].close();
                    }
                }
            } catch (IOException e) {
                stdin.close();
                giveUp(started);
                throw CannotStartException.of(launch, programs.get(i), e);
            } finally {
                previous.close();
            }
        }
        return started;
    }

    static void giveUp(List<LocalProcess> started) {
        try {
            for (LocalProcess process : started) {
                process.end(NO_GRACE);
                process.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static NativeSpawn spawn(Launch launch, Path program) throws CannotStartException {
        try {
            return new NativeSpawn(
                    PathNames.bytes(program),
                    launch.program(),
                    launch.args(),
                    launch.environment(),
                    PathNames.bytes(launch.directory()));
        } catch (IllegalArgumentException e) {
            throw CannotStartException.of(launch.program(), e.getMessage());
        }
    }

    static Descriptor input(Launch launch) throws CannotStartException {
        if (launch.stdin().isEmpty()) {
            return Descriptor.NONE;
        }
        Path file = launch.stdin().get();
        try {
            return ProjectFiles.read(file);
        } catch (IOException e) {
            throw CannotStartException.of(
                    launch.program(), "its input `" + file + "`: " + CannotStartException.reason(e));
        }
    }
}

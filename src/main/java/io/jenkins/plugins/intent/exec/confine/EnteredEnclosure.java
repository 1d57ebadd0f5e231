package io.jenkins.plugins.intent.exec.confine;

import io.jenkins.plugins.intent.exec.process.Launch;
import io.jenkins.plugins.intent.exec.process.LoaderVariables;
import io.jenkins.plugins.intent.files.IoErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One that each process enters by programs of its own, which works everywhere and takes a few milliseconds. */
final class EnteredEnclosure extends Enclosure {
    private final Bubblewrap bubblewrap;
    private final Boundary boundary;
    private final Process holder;

    private EnteredEnclosure(Bubblewrap bubblewrap, Boundary boundary, Process holder, long pid) {
        super(pid);
        this.bubblewrap = bubblewrap;
        this.boundary = boundary;
        this.holder = holder;
    }

    static Enclosure toEnter(Tools tools, Boundary boundary) throws CannotConfineException {
        Bubblewrap bubblewrap = new Bubblewrap(tools);
        Process holder = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(bubblewrap.hold(boundary));
            builder.environment().clear();
            builder.redirectErrorStream(true);
            holder = builder.start();
            long pid = introduction(holder.getInputStream()).pid();
            return new EnteredEnclosure(bubblewrap, boundary, holder, pid);
        } catch (IOException e) {
            if (holder != null) {
                holder.destroyForcibly();
            }
            throw new CannotConfineException("commands cannot be confined: " + IoErrors.reason(e));
        }
    }

    private static Introduction introduction(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            text.append((char) c);
            if (c == Bubblewrap.READY) {
                break;
            }
        }
        return new Introduction(text.toString());
    }

    @Override
    Launch inside(Launch launch, Map<String, String> environment) {
        List<String> line = bubblewrap.enter(
                pid(), boundary.network(), launch.directory(), launch.program(), launch.args(), environment);
        Map<String, String> outside = new LinkedHashMap<>(environment);
        outside.keySet().removeIf(LoaderVariables::contain);
        return new Launch(
                line.get(0),
                line.subList(1, line.size()),
                outside,
                Path.of("/"),
                launch.mark(),
                launch.stdin(),
                true,
                Optional.empty());
    }

    @Override
    void letGo() {
        try {
            holder.getOutputStream().close();
        } catch (IOException e) {
            // Nothing was written, so there is nothing to lose.
        }
    }

    @Override
    void forget() {
        // Java has collected it.
    }
}

package io.jenkins.plugins.intent.exec;

import io.jenkins.plugins.intent.exec.process.OutputSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One stream into several sinks. */
record Tee(List<OutputSink> sinks) implements OutputSink {
    static OutputSink of(List<OutputSink> sinks) {
        return sinks.size() == 1 ? sinks.get(0) : new Tee(sinks);
    }

    static OutputSink of(OutputSink first, List<? extends OutputSink> others) {
        if (others.isEmpty()) {
            return first;
        }
        List<OutputSink> all = new ArrayList<>(others);
        all.add(0, first);
        return of(all);
    }

    @Override
    public void take(byte[] buffer, int count) {
        sinks.forEach(sink -> sink.take(buffer, count));
    }

    @Override
    public void end() {
        sinks.forEach(OutputSink::end);
    }

    @Override
    public void fail(IOException cause) {
        sinks.forEach(sink -> sink.fail(cause));
    }
}

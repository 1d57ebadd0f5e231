package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.exec.OutputLimits;
import picocli.CommandLine.Option;

/** How much output is kept. */
final class LimitOptions {
    @Option(
            names = "--max-output",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "Most that is kept of one output of one command, half of it from each end (default: 16M).")
    private Size each;

    @Option(
            names = "--max-stage-output",
            paramLabel = "SIZE",
            converter = Size.Converter.class,
            description = "Most that is kept of all outputs of one attempt of a stage (default: 1G).")
    private Size stage;

    OutputLimits output() {
        OutputLimits usual = OutputLimits.defaults();
        return new OutputLimits(
                each == null ? usual.headBytes() : each.bytes() - each.bytes() / 2,
                each == null ? usual.tailBytes() : each.bytes() / 2,
                stage == null ? usual.blockBytes() : stage.bytes());
    }
}

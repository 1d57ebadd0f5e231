package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.bundle.BundleVerifier;
import io.jenkins.plugins.intent.cli.screen.Style;
import io.jenkins.plugins.intent.cli.screen.Style.Mark;
import io.jenkins.plugins.intent.engine.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent verify BUNDLE}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Compares a bundle with its checksums and its manifests with its files; ends with 1 when they differ.",
        footer = {"", "Example:", "  intent verify .intent/runs/20260401-101530-000-0a1b2c3d/bundle"})
final class VerifyCommand implements Callable<Integer> {
    /** What {@code verify --json} prints. */
    record Verification(
            int schemaVersion, String bundle, boolean sound, long files, long bytes, List<String> problems) {}

    private final Host host;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle's directory.")
    private Path bundle;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    VerifyCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(host.resolve(bundle))) {
            throw new UsageException("there is no directory " + host.resolve(bundle)
                    + "; name a bundle, which is the directory that holds run.json");
        }
        BundleVerifier.Result result = BundleVerifier.verify(host.resolve(bundle));
        if (output.json()) {
            output.printJson(
                    host,
                    new Verification(
                            1, bundle.toString(), result.sound(), result.files(), result.bytes(), result.problems()));
        } else {
            Style style = output.style(host);
            result.problems().forEach(problem -> host.out().println(style.paint(Mark.BAD, problem)));
            host.out()
                    .println(
                            result.sound()
                                    ? style.paint(
                                            Mark.GOOD,
                                            bundle + ": sound, " + Counted.of(result.files(), "file") + ", "
                                                    + Size.shown(result.bytes()))
                                    : style.paint(
                                            Mark.BAD,
                                            bundle + ": "
                                                    + Counted.of(
                                                            result.problems().size(), "problem")));
        }
        return result.sound() ? ExitCode.SUCCEEDED : ExitCode.FAILED;
    }
}

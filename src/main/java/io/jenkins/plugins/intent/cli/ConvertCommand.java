package io.jenkins.plugins.intent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.intent.convert.Conversion;
import io.jenkins.plugins.intent.convert.Conversion.Remark;
import io.jenkins.plugins.intent.convert.IntentDraft;
import io.jenkins.plugins.intent.convert.ShellConversion;
import io.jenkins.plugins.intent.convert.ShellConversion.Origin;
import io.jenkins.plugins.intent.engine.UsageException;
import io.jenkins.plugins.intent.files.IoErrors;
import io.jenkins.plugins.intent.json.Json;
import io.jenkins.plugins.intent.shell.ShellText.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intent convert FILE|-}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Turns shell text into an intent: a script, the text of an sh step, or the run: blocks of a "
                + "workflow file (.yml). The intent goes to standard output; what stays with a shell, and what is a "
                + "little different, is said on standard error, with the reason.",
        footer = {
            "",
            "Examples:",
            "  intent convert ci/build.sh > intent.json",
            "  intent convert .github/workflows/ci.yml",
            "  echo 'cd app && npm ci' | intent convert --commands -"
        })
final class ConvertCommand implements Callable<Integer> {
    /** Where Groovy begins: a Pipeline, or a shared library in front of it. */
    private static final Pattern JENKINSFILE =
            Pattern.compile("(?m)^\\s*(pipeline|node(\\(.*\\))?)\\s*\\{|^@Library\\(");

    private final Host host;
    private final InputStream in;

    @Parameters(paramLabel = "FILE", description = "A script or a workflow file; - reads a script from standard input.")
    private String file;

    @Option(names = "--commands", description = "Print only the array for exec.commands.")
    private boolean commandsOnly;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ConvertCommand(Host host) {
        this(host, System.in);
    }

    ConvertCommand(Host host, InputStream in) {
        this.host = host;
        this.in = in;
    }

    /** What is printed; {@code --json} has all of it. */
    private record Result(int schemaVersion, JsonNode document, int commands, int inShell, List<Remark> remarks) {}

    @Override
    public Integer call() throws Exception {
        String text = text();
        Result result = file.matches(".*\\.ya?ml") ? workflow(text) : script(text);
        if (output.json()) {
            output.printJson(host, result);
            return ExitCode.SUCCEEDED;
        }
        host.out().println(Json.PRETTY.writeValueAsString(result.document()));
        for (Remark remark : result.remarks()) {
            String what = remark.staysShell() ? "stays with a shell: " : "note: ";
            host.err().println("line " + remark.line() + ": " + what + remark.message());
        }
        host.err().println(Counted.of(result.commands(), "command") + ", " + result.inShell() + " of them in a shell");
        return ExitCode.SUCCEEDED;
    }

    /** Editors put a byte-order mark there, which no shell would read as one. */
    private String text() throws IOException, UsageException {
        String text = asItIs();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String asItIs() throws IOException, UsageException {
        if (file.equals("-")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(host.resolve(Path.of(file)));
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + IoErrors.reason(e));
        }
    }

    private Result script(String text) throws UsageException {
        check(text);
        Conversion conversion = ShellConversion.of(text, Origin.script(startedAs(), text));
        if (conversion.commands().isEmpty()) {
            throw new UsageException(file + " has no command to convert");
        }
        String name = file.equals("-") ? "script" : Path.of(file).getFileName().toString();
        IntentDraft draft = new IntentDraft("What " + name + " does", name);
        ObjectNode stage = draft.stage("script", conversion.commands(), conversion.needsShell());
        return new Result(
                1,
                commandsOnly ? stage.path("exec").path("commands") : draft.document(),
                conversion.total(),
                conversion.inShell(),
                conversion.remarks());
    }

    /** The script as it is started from here, which is what it asks for where it lies. */
    private String startedAs() {
        if (file.equals("-")) {
            return "";
        }
        Path here = host.resolve(Path.of("")).toAbsolutePath().normalize();
        Path script = host.resolve(Path.of(file)).toAbsolutePath().normalize();
        return script.startsWith(here) ? here.relativize(script).toString() : script.toString();
    }

    private void check(String text) throws UsageException {
        List<Problem> problems = ShellConversion.problems(text);
        if (!problems.isEmpty() && JENKINSFILE.matcher(text).find()) {
            throw new UsageException(
                    file + " is a Pipeline of Jenkins; convert the text of each of its sh steps: from a file"
                            + " of its own, or from standard input: echo 'cd app && npm ci' | intent convert -");
        }
        if (!problems.isEmpty()) {
            Problem first = problems.get(0);
            throw new UsageException(file + " is no shell text: line " + first.line() + ", column " + first.column()
                    + ": " + first.message());
        }
    }

    private Result workflow(String text) throws UsageException {
        WorkflowFile.Outcome outcome = WorkflowFile.convert(file, text);
        ArrayNode commands = Json.LINE.createArrayNode();
        outcome.document()
                .path("workflow")
                .path("stages")
                .forEach(stage -> stage.path("exec").path("commands").forEach(commands::add));
        return new Result(
                1,
                commandsOnly ? commands : outcome.document(),
                outcome.total(),
                outcome.inShell(),
                new ArrayList<>(outcome.remarks()));
    }
}

package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.engine.LocalPlanner;
import io.jenkins.plugins.intent.engine.PlannedRun;
import io.jenkins.plugins.intent.engine.RunIds;
import io.jenkins.plugins.intent.exec.CommandLines;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.RunInputs;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import io.jenkins.plugins.intent.policy.tools.PolicySuggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code intent policy suggest INTENT…}. */
@picocli.CommandLine.Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Prints the smallest deny-by-default policy under which these intents pass. "
                + "Ends with 3 when it cannot, since the built-in rules block a command; a person has to decide that.",
        footer = {"", "Example:", "  intent policy suggest ci/*.json > policy.json"})
final class PolicySuggestCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(paramLabel = "INTENT", arity = "1..*", description = "Intents.")
    private List<Path> files;

    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    PolicySuggestCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws Exception {
        List<PolicySuggestion.Item> items = new ArrayList<>();
        for (Path file : files) {
            PlannedRun planned = new LocalPlanner(RunInputs.ofEnvironment(host.environment()))
                    .plan(
                            RunIds.next(0),
                            file.toString(),
                            host.resolve(file),
                            workspace.directory(host),
                            CommandPolicy.builtIn());
            items.addAll(items(planned, file));
        }
        PolicySuggestion suggestion = PolicySuggestion.of(items);
        host.out().println(suggestion.json());
        suggestion
                .remaining()
                .forEach(finding ->
                        host.err().println("still blocked: " + finding.pointer() + ": " + finding.message()));
        return suggestion.remaining().isEmpty() ? ExitCode.SUCCEEDED : ExitCode.NEEDS_HUMAN;
    }

    private static List<PolicySuggestion.Item> items(PlannedRun planned, Path file) {
        List<PolicySuggestion.Item> items = new ArrayList<>();
        for (Stage stage : planned.intent().workflow().stages()) {
            if (stage.exec().isPresent()) {
                ExecBlock block = stage.exec().get();
                PolicyContext context =
                        new PolicyContext(planned.projectDir(), block.allowShell(), Platform.current(), true);
                for (int j = 0; j < block.started().size(); j++) {
                    Command command = block.started().get(j);
                    List<CommandLine> lines = CommandLines.planned(block, command, planned.projectDir());
                    List<CommandLine> open = CommandLines.open(
                            block,
                            command,
                            planned.projectDir(),
                            PolicySuggestion.ANY_VALUE,
                            PolicySuggestion.ANY_FILES);
                    for (int k = 0; k < lines.size(); k++) {
                        String pointer = file + ": " + stage.pointer() + block.pointer(j);
                        items.add(new PolicySuggestion.Item(lines.get(k), open.get(k), context, pointer));
                    }
                }
            }
        }
        return items;
    }
}

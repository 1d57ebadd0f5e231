package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.CommandLines;
import io.jenkins.plugins.intent.json.Document;
import io.jenkins.plugins.intent.json.Problem;
import io.jenkins.plugins.intent.ledger.FindingView;
import io.jenkins.plugins.intent.model.Command;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.model.Stage;
import io.jenkins.plugins.intent.policy.CommandLine;
import io.jenkins.plugins.intent.policy.CommandPolicy;
import io.jenkins.plugins.intent.policy.Decision;
import io.jenkins.plugins.intent.policy.Finding;
import io.jenkins.plugins.intent.policy.Platform;
import io.jenkins.plugins.intent.policy.PolicyContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the policy about every command of an intent, and adds what reading the document itself warned
 * of, so that a reader finds all remarks on a stage in one place.
 */
public final class StageJudge {
    private final CommandPolicy policy;
    private final Platform platform;
    private final boolean realPaths;

    /**
     * @param platform whose path rules apply where the commands will run
     * @param realPaths whether the project is on this file system, so that links can be resolved now
     */
    public StageJudge(CommandPolicy policy, Platform platform, boolean realPaths) {
        this.policy = policy;
        this.platform = platform;
        this.realPaths = realPaths;
    }

    /** What reading the document itself warned of. */
    static List<Finding> remarks(IntentDocument document) {
        List<Finding> remarks = new ArrayList<>();
        for (Problem overlap : document.overlaps()) {
            remarks.add(remark(FindingView.SHARED_DIRECTORY, overlap));
        }
        for (Problem warning : document.warnings()) {
            remarks.add(remark("document", warning));
        }
        return remarks;
    }

    /**
     * Findings by stage id, in document order, strictest first within a stage; stages without any are left out.
     *
     * @param document what the stages were read from; findings have its places, where matrices are not written out
     * @param remarks what else there is to say, such as {@link #remarks}
     */
    public Map<String, List<Finding>> judge(
            List<Stage> stages, Document document, List<Finding> remarks, Path projectDir) {
        List<List<Finding>> found = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            List<Finding> findings = new ArrayList<>();
            if (stage.exec().isPresent()) {
                judge(stage.exec().get(), stage, document, projectDir, findings);
            }
            found.add(findings);
        }
        for (Finding remark : remarks) {
            int position = position(remark.pointer());
            for (int i = 0; i < stages.size(); i++) {
                if (stages.get(i).position() == position) {
                    found.get(i).add(remark);
                }
            }
        }
        Map<String, List<Finding>> byStage = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            if (!found.get(i).isEmpty()) {
                found.get(i).sort(Finding.STRICTEST_FIRST);
                byStage.put(stages.get(i).id(), List.copyOf(found.get(i)));
            }
        }
        return byStage;
    }

    private void judge(ExecBlock block, Stage stage, Document document, Path projectDir, List<Finding> findings) {
        PolicyContext context = new PolicyContext(projectDir, block.allowShell(), platform, realPaths);
        List<Command> started = block.started();
        for (int i = 0; i < started.size(); i++) {
            List<CommandLine> lines = CommandLines.planned(block, started.get(i), projectDir);
            for (int j = 0; j < lines.size(); j++) {
                for (Finding finding : policy.judge(lines.get(j), context, "")) {
                    if (!isAboutPattern(finding, started.get(i).processes().get(j))) {
                        String part = lines.size() == 1 ? "" : "/pipe/" + j;
                        String pointer = stage.pointer() + block.pointer(i) + part + finding.pointer();
                        findings.add(finding.at(document.written(pointer)));
                    }
                }
            }
        }
    }

    /** We do expand those; which files they are is judged when the command starts. */
    private static boolean isAboutPattern(Finding finding, Command process) {
        return finding.isOfUnexpandedPath()
                && process.globs().stream().anyMatch(glob -> finding.pointer().equals("/args/" + glob.index()));
    }

    /** Of the stage that a pointer leads to or into; -1 when it leads elsewhere. */
    private static int position(String pointer) {
        String[] parts = pointer.split("/", 5);
        return parts.length < 4 || !"stages".equals(parts[2]) ? -1 : Integer.parseInt(parts[3]);
    }

    private static Finding remark(String rule, Problem warning) {
        return new Finding(Decision.WARN, rule, "intent", "", warning.message(), warning.hint(), warning.pointer());
    }
}

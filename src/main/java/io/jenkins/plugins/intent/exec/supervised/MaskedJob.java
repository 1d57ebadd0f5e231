package io.jenkins.plugins.intent.exec.supervised;

import io.jenkins.plugins.intent.exec.JobSpec;
import io.jenkins.plugins.intent.model.ExecBlock;
import io.jenkins.plugins.intent.secrets.Redactor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The job as {@code job.json} keeps it: {@code ${TOKEN}} in an argument has put a secret there. */
final class MaskedJob {
    private MaskedJob() {}

    static JobSpec of(JobSpec job, Redactor redactor) {
        if (redactor.isEmpty()) {
            return job;
        }
        return job.with(
                block(job.block(), redactor),
                job.findings().stream()
                        .map(finding -> finding.masked(redactor::mask))
                        .toList(),
                masked(job.captured(), redactor));
    }

    private static ExecBlock block(ExecBlock block, Redactor redactor) {
        return new ExecBlock(
                redactor.mask(block.workdir()),
                block.haltOnError(),
                block.allowShell(),
                masked(block.env(), redactor),
                block.secretEnv(),
                block.commands().stream()
                        .map(command -> command.withTexts(redactor::mask))
                        .toList(),
                block.killGraceSec(),
                block.exports(),
                block.when().map(when -> when.withTexts(redactor::mask)),
                block.services().stream()
                        .map(service -> service.withTexts(redactor::mask))
                        .toList(),
                block.late().stream()
                        .map(text -> text.withTexts(redactor::mask))
                        .toList());
    }

    private static Map<String, String> masked(Map<String, String> env, Redactor redactor) {
        Map<String, String> masked = new LinkedHashMap<>();
        env.forEach((name, value) -> masked.put(name, redactor.mask(value)));
        return masked;
    }
}

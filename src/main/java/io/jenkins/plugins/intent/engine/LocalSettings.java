package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.secrets.Redactor;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.Map;
import java.util.Set;

/**
 * What a run on this machine is given besides the intent.
 *
 * @param agents how many workers, at least 1
 * @param supervised whether jobs run in processes of their own, which outlive this one
 * @param limits how much output is kept
 * @param ledger choices of the books
 * @param environment variables that every command gets
 * @param secrets values that are masked in everything that is kept
 * @param time the clocks
 */
public record LocalSettings(
        int agents,
        boolean supervised,
        OutputLimits limits,
        LedgerSettings ledger,
        Map<String, String> environment,
        Set<String> secrets,
        TimeSource time) {
    /** Masks the secrets. */
    Redactor redactor() {
        return Redactor.of(secrets);
    }
}

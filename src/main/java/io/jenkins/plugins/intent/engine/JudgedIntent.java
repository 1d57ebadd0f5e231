package io.jenkins.plugins.intent.engine;

import io.jenkins.plugins.intent.model.Intent;
import io.jenkins.plugins.intent.model.IntentDocument;
import io.jenkins.plugins.intent.policy.Finding;
import java.util.List;
import java.util.Map;

/**
 * An intent that was read, filled in and judged: all that can be said of it before there is a run. Immutable.
 *
 * @param document the document as read
 * @param intent with every variable replaced
 * @param findings all findings by stage id, strictest first
 */
public record JudgedIntent(IntentDocument document, Intent intent, Map<String, List<Finding>> findings) {}

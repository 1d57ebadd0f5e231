package io.jenkins.plugins.intent.ledger;

/** Name of the workflow and SHA-256 of the intent document as read, lower-case hex. */
public record WorkflowView(String name, String sha256) {}

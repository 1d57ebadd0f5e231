package io.jenkins.plugins.intent.jenkins.agents;

import java.io.Serializable;

/**
 * A jar that a supervisor needs on an agent.
 *
 * @param name file name there
 * @param sha256 of the content, lower-case hex
 */
public record RunnerJar(String name, String sha256) implements Serializable {}

package io.jenkins.plugins.intent.jenkins.agents;

import java.io.Serializable;

/**
 * Output files of a needed stage, already copied to the agent.
 *
 * @param stage the stage that made them
 * @param list what they are, as {@code outputs.json}
 * @param directory where they are, relative to the job directory
 */
public record StageInputs(String stage, byte[] list, String directory) implements Serializable {}

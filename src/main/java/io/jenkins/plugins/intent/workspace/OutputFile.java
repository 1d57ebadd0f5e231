package io.jenkins.plugins.intent.workspace;

/**
 * One file that a stage handed on.
 *
 * @param path relative to the project directory, names separated by {@code /}
 * @param bytes size
 * @param sha256 of the content, lower-case hex
 */
public record OutputFile(String path, long bytes, String sha256) {}

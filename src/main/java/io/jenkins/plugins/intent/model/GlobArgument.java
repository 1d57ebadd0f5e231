package io.jenkins.plugins.intent.model;

/**
 * An element of {@code args} that stands for the files that match when the command starts.
 *
 * @param index its place among the arguments, where the pattern itself stands
 * @param optional whether it may match nothing
 */
public record GlobArgument(int index, boolean optional) {}

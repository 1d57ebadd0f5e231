package io.jenkins.plugins.intent.exec.supervised;

/** Hears of a supervised job, on the thread that attends it; it should return quickly. */
public interface JobListener {
    /** Hears nothing. */
    JobListener NONE = new JobListener() {};

    /** A command started, wrote something, or ended; in that order for each command. */
    default void news(News news) {}

    /** How far that went: with it a later {@link SupervisedJob#resume} does not tell the same news twice. */
    default void cursor(WatchCursor cursor) {}

    /** Something that people should know, such as an agent that cannot be reached; one sentence. */
    default void note(String sentence) {}
}

package io.jenkins.plugins.intent.jenkins.pages;

import java.util.List;

/**
 * Why a stage failed, at the top of the page.
 *
 * @param section the stage
 * @param command the command that failed; null when the stage failed without one
 * @param ends the ends of what that printed
 */
public record FailedStage(StageSection section, CommandRow command, List<End> ends) {
    /**
     * The end of a stream.
     *
     * @param error whether it is standard error
     * @param link to all of it
     * @param text its last lines
     */
    public record End(boolean error, OutputLink link, String text) {}
}

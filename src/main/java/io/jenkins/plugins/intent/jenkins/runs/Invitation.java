package io.jenkins.plugins.intent.jenkins.runs;

import hudson.console.HyperlinkNote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jenkins.model.Jenkins;

/**
 * Tells whoever reads the console where, by whom and how a waiting stage is answered: also who reads it
 * as plain text, where a link is only a word, and a script.
 */
final class Invitation {
    private Invitation() {}

    /**
     * @param page address of the run's page, relative to Jenkins, with a slash at its end
     * @param approvers who may answer; empty means whoever has the permission
     * @param waits whether the run waits for as long as that takes
     */
    static List<String> lines(String page, String stage, List<String> approvers, boolean waits) {
        String root = Jenkins.get().getRootUrl();
        String address = (root == null ? "/" : root) + page;
        return lines(address, HyperlinkNote.encodeTo("/" + page, address), stage, approvers, waits);
    }

    static List<String> lines(String address, String link, String stage, List<String> approvers, boolean waits) {
        String who = approvers.isEmpty() ? "whoever has the permission Intent/Approve" : String.join(", ", approvers);
        List<String> lines = new ArrayList<>();
        if (!waits) {
            lines.add(
                    "nobody is waited for (onNeedsHuman: 'fail'): it can be answered for as long as other stages go on");
        }
        Collections.addAll(
                lines,
                "to answer: " + link + "  (" + who + "; an administrator)",
                "or by script: POST " + address + "approve, or " + address + "reject, with stage=" + stage
                        + " and reason=…");
        return lines;
    }
}

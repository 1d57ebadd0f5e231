package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class InvitationTest {
    private static final String PAGE = "http://jenkins/job/a/1/intent/";

    @Test
    public void namesTheAddressTheStageAndWhoMayAnswer() {
        assertEquals(
                List.of(
                        "to answer: " + PAGE + "  (ann, team-b; an administrator)",
                        "or by script: POST " + PAGE + "approve, or " + PAGE + "reject, with stage=ship and reason=…"),
                Invitation.lines(PAGE, PAGE, "ship", List.of("ann", "team-b"), true));
    }

    @Test
    public void saysFirstThatNobodyIsWaitedForWhereTheStepFailsInstead() {
        List<String> lines = Invitation.lines(PAGE, PAGE, "ship", List.of(), false);
        assertEquals(
                "nobody is waited for (onNeedsHuman: 'fail'): it can be answered for as long as other stages go on",
                lines.get(0));
        assertEquals(
                "to answer: " + PAGE + "  (whoever has the permission Intent/Approve; an administrator)", lines.get(1));
    }
}

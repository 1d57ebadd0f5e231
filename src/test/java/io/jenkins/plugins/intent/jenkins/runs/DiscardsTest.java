package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.intent.jenkins.agents.AgentPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public final class DiscardsTest {
    private final List<Runnable> later = new ArrayList<>();
    private final Discards discards = new Discards(later::add);

    @Test
    public void thoseOfOneMomentGoTogether() {
        discards.soon(new AgentPath("a", "/w@tmp/1"));
        discards.soon(new AgentPath("b", "/w@tmp/2"));
        discards.soon(new AgentPath("a", "/w@tmp/3"));
        assertEquals(1, later.size());
    }

    @Test
    public void anAgentThatCannotBeAskedIsInTheWayOfNoLaterOnes() {
        discards.soon(new AgentPath("a", "/w@tmp/1"));
        later.remove(0).run();
        discards.soon(new AgentPath("a", "/w@tmp/2"));
        assertEquals(1, later.size());
    }
}

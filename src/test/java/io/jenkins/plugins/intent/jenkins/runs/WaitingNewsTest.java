package io.jenkins.plugins.intent.jenkins.runs;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Whoever reads the console learns soon why nothing happens, and is not told it all the time. */
public class WaitingNewsTest {
    private static final String NO_NODES = "There are no nodes with the label ‘mac’";
    private static final String BUSY = "Waiting for next available executor on ‘mac’";

    private final WaitingNews news = new WaitingNews();

    private List<String> at(long seconds, String why) {
        return news.of("build-1", why, TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    public void aShortWaitIsNotWorthALine() {
        assertEquals(List.of(), at(0, BUSY));
        assertEquals(List.of(), at(2, BUSY));
    }

    @Test
    public void whyIsToldWithinSecondsAndOnce() {
        at(0, NO_NODES);
        assertEquals(List.of("Still waiting to schedule task", NO_NODES), at(4, NO_NODES));
        assertEquals(List.of(), at(5, NO_NODES));
        assertEquals(List.of(), at(500, NO_NODES));
    }

    @Test
    public void anotherReasonIsToldThoughNotAtOnce() {
        at(0, NO_NODES);
        at(4, NO_NODES);
        assertEquals(List.of(), at(6, BUSY));
        assertEquals(List.of(BUSY), at(40, BUSY));
    }

    @Test
    public void jobThatLeftTheQueueBeginsAnew() {
        at(0, NO_NODES);
        at(4, NO_NODES);
        news.forget("build-1");
        assertEquals(List.of(), at(5, NO_NODES));
    }
}

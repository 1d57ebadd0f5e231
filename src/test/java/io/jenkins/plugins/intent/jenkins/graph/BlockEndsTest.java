package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.jenkins.graph.BlockEnds.Head;
import java.util.List;
import org.junit.Test;

/** Node 10 is a block; 11 and 12 are its bodies. */
public class BlockEndsTest {
    private static final Head FIRST_BODY_ENDED = new Head(true, List.of("10", "2"));
    private static final Head SECOND_BODY_ENDED = new Head(true, List.of("10", "2"));
    private static final Head SECOND_BODY_RUNS = new Head(false, List.of("12", "10", "2"));
    private static final Head BLOCK_ENDED_IN_SECOND_BODY = new Head(true, List.of("12", "10", "2"));
    private static final Head ELSEWHERE = new Head(true, List.of("2"));

    @Test
    public void blockWithNothingButEndedBodiesHasNothingToWaitFor() {
        assertTrue(BlockEnds.haveAllEnded("10", List.of(ELSEWHERE, FIRST_BODY_ENDED)));
        assertTrue(BlockEnds.haveAllEnded("10", List.of(FIRST_BODY_ENDED, SECOND_BODY_ENDED)));
    }

    @Test
    public void blockWaitsForABodyThatGoesOn() {
        assertFalse(BlockEnds.haveAllEnded("10", List.of(FIRST_BODY_ENDED, SECOND_BODY_RUNS)));
    }

    @Test
    public void endOfAnotherBlockWithinABodyIsNotTheEndOfThatBody() {
        assertFalse(BlockEnds.haveAllEnded("10", List.of(FIRST_BODY_ENDED, BLOCK_ENDED_IN_SECOND_BODY)));
    }

    @Test
    public void blockInWhichThePipelineIsNotWaitsForSomethingElse() {
        assertFalse(BlockEnds.haveAllEnded("10", List.of(ELSEWHERE)));
    }
}

package io.jenkins.plugins.intent.jenkins.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.jenkins.graph.BlockEnds.Head;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Node 10 is a block; 11 and 12 are its bodies. */
public class BlockEndsTest {
    private static final Head FIRST_BODY_ENDED = new Head("20", Optional.of("11"), List.of("10", "2"));
    private static final Head SECOND_BODY_ENDED = new Head("21", Optional.of("12"), List.of("10", "2"));
    private static final Head SECOND_BODY_RUNS = new Head("22", Optional.empty(), List.of("12", "10", "2"));
    private static final Head BLOCK_ENDED_IN_SECOND_BODY = new Head("23", Optional.of("13"), List.of("12", "10", "2"));
    private static final Head BLOCK_ENDED = new Head("24", Optional.of("10"), List.of("2"));
    private static final Head ELSEWHERE = new Head("25", Optional.of("3"), List.of("2"));

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
    public void blockThatThePipelineIsPastHasNothingToWaitFor() {
        assertTrue(BlockEnds.haveAllEnded("10", List.of(ELSEWHERE)));
        assertTrue(BlockEnds.hasNothingElse("10", List.of(ELSEWHERE)));
    }

    @Test
    public void blockOfWhichTheEndIsKeptHasNothingToWaitFor() {
        assertTrue(BlockEnds.haveAllEnded("10", List.of(BLOCK_ENDED, ELSEWHERE)));
        assertTrue(BlockEnds.hasNothingElse("10", List.of(BLOCK_ENDED, ELSEWHERE)));
    }

    @Test
    public void blockThatDoesNothingAfterTheOnesInItNeedsNoEndOfItsBody() {
        assertTrue(BlockEnds.hasNothingElse("10", List.of(BLOCK_ENDED_IN_SECOND_BODY)));
        assertFalse(BlockEnds.hasNothingElse("10", List.of(BLOCK_ENDED_IN_SECOND_BODY, SECOND_BODY_RUNS)));
    }

    @Test
    public void whereABlockStandsChangesAsItGoesOn() {
        String before = BlockEnds.standing("10", List.of(SECOND_BODY_RUNS, ELSEWHERE));
        assertEquals(before, BlockEnds.standing("10", List.of(ELSEWHERE, SECOND_BODY_RUNS)));
        assertNotEquals(before, BlockEnds.standing("10", List.of(SECOND_BODY_ENDED, ELSEWHERE)));
    }
}

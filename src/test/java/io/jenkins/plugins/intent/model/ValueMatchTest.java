package io.jenkins.plugins.intent.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.time.MovedTime;
import io.jenkins.plugins.intent.time.TimeSource;
import java.util.regex.PatternSyntaxException;
import org.junit.Test;

public class ValueMatchTest {
    private static final ValueMatch ENDLESS = new ValueMatch("P", "(.*a){25}");
    private static final String NEARLY = "a".repeat(24) + "b".repeat(40);

    @Test
    public void aWholeValueMatchesOrDoesNot() throws Exception {
        TimeSource time = new MovedTime();
        assertTrue(new ValueMatch("P", "rel.*").matches("release", time));
        assertFalse(new ValueMatch("P", "rel").matches("release", time));
        assertTrue(new ValueMatch("P", "[xy]*").matches("xy".repeat(1_000_000), time));
    }

    /** Each look at the clock takes a second of it, so that no time needs to go by. */
    @Test
    public void anExpressionThatTriesTooLongIsGivenUp() {
        MovedTime clock = new MovedTime();
        TimeSource hurried = new TimeSource() {
            @Override
            public long epochMillis() {
                return clock.epochMillis();
            }

            @Override
            public long monotonicNanos() {
                clock.pass(1000);
                return clock.monotonicNanos();
            }
        };
        UnansweredException e = assertThrows(UnansweredException.class, () -> ENDLESS.matches(NEARLY, hurried));
        assertEquals("whether `P` matches `(.*a){25}` could not be decided within 2 s", e.getMessage());
    }

    @Test
    public void aValueThatIsTooLongForTheExpressionIsSaid() {
        ValueMatch deep = new ValueMatch("P", "(x|y)*");
        UnansweredException e =
                assertThrows(UnansweredException.class, () -> deep.matches("x".repeat(1_000_000), new MovedTime()));
        assertEquals(
                "the value of `P` (1000000 characters) is too long to be matched against `(x|y)*`", e.getMessage());
    }

    @Test
    public void anExpressionThatIsNestedTooDeeplyIsNone() {
        String nested = "(".repeat(200_000) + ")".repeat(200_000);
        assertThrows(PatternSyntaxException.class, () -> ValueMatch.compiled(nested));
    }
}

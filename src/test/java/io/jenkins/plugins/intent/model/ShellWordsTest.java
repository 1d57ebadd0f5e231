package io.jenkins.plugins.intent.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

/** What only a shell would act on, in arguments of any length. */
public class ShellWordsTest {
    @Test
    public void theFirstSubstitutionIsNamed() {
        assertTrue(ShellWords.find("a $(b) $(c)").orElseThrow().message().startsWith("`$(b)` stays as written"));
        assertTrue(ShellWords.find("a `b\nc` d").isPresent());
    }

    @Test(timeout = 60_000)
    public void substitutionsWithoutAnEndTakeNoLongerThanAnybodyWaits() {
        assertEquals(Optional.empty(), ShellWords.find("$(".repeat(65_000)));
    }
}

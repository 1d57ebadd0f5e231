package io.jenkins.plugins.intent.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.Test;

public class NativeNamesTest {
    @Test
    public void whatCannotBeNamedIsSaidWithWhatToDo() throws IOException {
        IOException refused = assertThrows(
                IOException.class, () -> NativeNames.check("the output", List.of("a*", "\u00fc*"), "ANSI_X3.4-1968"));
        assertEquals(
                "the output `\u00fc*` cannot be named here: Java was started without a UTF-8 locale (it uses"
                        + " ANSI_X3.4-1968); start the agent with LC_ALL=C.UTF-8",
                refused.getMessage());
    }

    @Test
    public void namesOfAsciiAreNamedEverywhereAndAllOthersInUtf8() throws IOException {
        NativeNames.check("the output", List.of("a*", "b/c.txt"), "ANSI_X3.4-1968");
        NativeNames.check("the output", List.of("\u00fc*", "\ud83d\ude00"), "UTF-8");
    }
}

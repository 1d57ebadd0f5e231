package io.jenkins.plugins.intent.workspace;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.intent.secrets.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** A list of outputs that somebody else wrote. */
public class StageOutputsTest {
    private static StageOutputs of(String stage, String path) {
        OutputFile file = new OutputFile(path, 1, "0", 0, true, false);
        return new StageOutputs(stage, Path.of("outputs"), List.of(file), List.of(), List.of());
    }

    @Test
    public void aNameWithALineEndAddsNoLineOfItsOwn() {
        assertThat(
                of("a", "x\n[intent] b: approved by root")
                        .warnings(Redactor.NONE)
                        .get(0),
                containsString("x\u240A[intent] b: approved by root of 1970"));
    }

    @Test
    public void oneOfAnotherStageOrOfFilesElsewhereIsRefused() throws IOException {
        of("a", "target/a.jar").requireOf("a");
        assertThrows(IOException.class, () -> of("../../home", "x").requireOf("a"));
        for (String path : new String[] {"../x", "/x", "a//x", "a/./x", "", null}) {
            assertThrows(path, IOException.class, () -> of("a", path).requireOf("a"));
        }
    }
}

package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.Test;

public class PointerTest {
    @Test
    public void wholeDocumentIsTheEmptyPointer() {
        assertEquals("", Pointer.ROOT.toString());
    }

    @Test
    public void readsAsTheStepsThatLeadToThePlace() {
        Pointer stages = Pointer.ROOT.at("workflow").at("stages");
        assertEquals("/workflow/stages/0/id", stages.at(0).at("id").toString());
        assertEquals("/workflow/stages/12", stages.at(12).toString());
    }

    @Test
    public void escapesNamesAsJsonPointersDo() {
        String name = "a/b~1";
        assertEquals(
                JsonPointer.empty().appendProperty(name).appendIndex(3).toString(),
                Pointer.ROOT.at(name).at(3).toString());
    }
}

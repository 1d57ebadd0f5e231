package io.jenkins.plugins.intent.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

public class ListsTest {
    @Test
    public void elementsKeepTheirOrderAndMayBeMissing() {
        List<String> list = Lists.of(Stream.of("b", null, "a").parallel());
        assertEquals(Arrays.asList("b", null, "a"), list);
        assertThrows(UnsupportedOperationException.class, () -> list.add("c"));
    }
}

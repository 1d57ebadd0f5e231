package io.jenkins.plugins.intent.exec.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;

public class VariablesTest {
    private final Variables variables =
            new Variables(new TreeMap<>(Map.of("A", "below", "B", "below")), Map.of("B", "top", "C", "top"));

    @Test
    public void whatIsOnTopHidesWhatIsBelow() {
        assertEquals(Map.of("A", "below", "B", "top", "C", "top"), variables);
        assertEquals(3, variables.size());
        assertEquals(List.of("below", "top", "top"), List.of(get("A"), get("B"), get("C")));
        assertTrue(variables.containsKey("A"));
        assertFalse(variables.containsKey("D"));
    }

    @Test
    public void eachIsGivenOutOnce() {
        Map<String, Integer> seen = new HashMap<>();
        variables.forEach((name, value) -> seen.merge(name + "=" + value, 1, Integer::sum));
        assertEquals(Map.of("A=below", 1, "B=top", 1, "C=top", 1), seen);
    }

    private String get(String name) {
        return variables.get(name);
    }
}

package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RunRequestTest {
    @Test
    public void parametersStayInTheOrderInWhichTheyWereGiven() {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> names = List.of("VERSION", "TARGET", "A", "Z", "M");
        names.forEach(name -> given.put(name, "x"));
        RunRequest request = new RunRequest(2, "intent.json", "/here", Map.of(), given, "[]", List.of(), false, 1);
        assertEquals(names, List.copyOf(request.parameters().keySet()));
    }
}

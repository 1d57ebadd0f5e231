package io.jenkins.plugins.intent.engine;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class RunRequestTest {
    @Test
    public void parametersStayInTheOrderInWhichTheyWereGiven() {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> names = List.of("VERSION", "TARGET", "A", "Z", "M");
        names.forEach(name -> given.put(name, "x"));
        RunRequest request =
                new RunRequest(2, "intent.json", "/here", Map.of(), given, "[]", Optional.of(List.of()), false, 1);
        assertEquals(names, List.copyOf(request.parameters().keySet()));
    }

    @Test
    public void whatEarlierVersionsDidNotKeepIsNotKnown() throws IOException {
        byte[] early = "{\"schema_version\":2,\"file\":\"intent.json\",\"workspace\":\"/here\",\"policy\":\"[]\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                Optional.empty(),
                RunRequest.read(Path.of("request.json"), early).policyFiles());
    }
}

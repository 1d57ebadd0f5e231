package io.jenkins.plugins.intent.policy;

import static org.junit.Assert.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PolicyRuleTest {
    @Test
    public void variablesStayInTheOrderInWhichTheyWereWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        List<String> names = List.of("VERSION", "TARGET", "A", "Z", "M");
        names.forEach(name -> written.put(name, "1"));
        PolicyRule rule =
                new PolicyRule("r", Decision.BLOCK, List.of("make"), null, List.of(), written, List.of(), "", "");
        assertEquals(names, List.copyOf(rule.env().keySet()));
    }
}

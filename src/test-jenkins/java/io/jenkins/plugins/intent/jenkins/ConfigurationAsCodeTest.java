package io.jenkins.plugins.intent.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import org.junit.jupiter.api.Test;

/** The settings as code. */
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {
    @Test
    @ConfiguredWithCode("configuration-as-code.yml")
    void settingsAreRead(JenkinsConfiguredWithCodeRule j) {
        IntentRunnerConfiguration configuration = IntentRunnerConfiguration.get();
        assertEquals(2, configuration.getParallelStages());
        assertEquals(30, configuration.getMinimumLeaseSec());
        assertEquals(10, configuration.getKeepBundles());
    }

    /** What is replaced where commands run is no variable of the controller. */
    @Test
    @ConfiguredWithCode("configuration-as-code.yml")
    void variablesOfThePolicyAreEscapedBothWays(JenkinsConfiguredWithCodeRule j) throws Exception {
        assertTrue(IntentRunnerConfiguration.get().getPolicy().contains("\"${HOME}/.m2\""));
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(context).get("intentRunner"));
        assertTrue(exported.contains("^${HOME}/.m2"), exported);
        assertTrue(exported.contains("minimumLeaseSec: 30"), exported);
    }

    @Test
    @ConfiguredWithCode("configuration-as-code.yml")
    void wrongPolicyIsSaidInTheForm(JenkinsConfiguredWithCodeRule j) {
        FormValidation answer = IntentRunnerConfiguration.get().doCheckPolicy("{ \"no_such_field\": 1 }");
        assertEquals(FormValidation.Kind.ERROR, answer.kind);
        assertTrue(answer.getMessage().contains("no_such_field"), answer.getMessage());
    }
}

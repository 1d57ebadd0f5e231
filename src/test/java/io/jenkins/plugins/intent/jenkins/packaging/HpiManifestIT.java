package io.jenkins.plugins.intent.jenkins.packaging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import net.java.sezpoz.Indexable;
import org.junit.BeforeClass;
import org.junit.Test;

/** What Jenkins reads first of a plugin: the manifest, the libraries, the indexes. */
public class HpiManifestIT {
    private static Hpi hpi;

    @BeforeClass
    public static void open() throws IOException {
        hpi = Hpi.open();
    }

    @Test
    public void manifestSaysWhatThePluginIsAndNeeds() throws IOException {
        Attributes manifest = hpi.manifest();
        Map<String, String> expected = new TreeMap<>(Map.of(
                "Short-Name", "intent-runner",
                "Long-Name", "Intent Runner",
                "Group-Id", "io.jenkins.plugins",
                "Jenkins-Version", "2.528.3",
                "Hudson-Version", "2.528.3",
                "Minimum-Java-Version", "17",
                "Support-Dynamic-Loading", "true"));
        expected.forEach((name, value) -> assertEquals(name, value, manifest.getValue(name)));
        assertTrue(manifest.getValue("Plugin-Version").matches("\\d+(\\.\\d+)+.*"));
    }

    @Test
    public void dependenciesAreThePluginsWhoseClassesAreUsedLessThoseThatTheyBring() throws IOException {
        assertEquals(List.of("workflow-step-api", "jackson2-api"), dependencies(false));
    }

    @Test
    public void whatShowsStagesInThePipelineMayBeAbsent() throws IOException {
        assertEquals(List.of("workflow-api", "workflow-support", "workflow-cps"), dependencies(true));
    }

    private static List<String> dependencies(boolean optional) throws IOException {
        return Arrays.stream(hpi.manifest().getValue("Plugin-Dependencies").split(","))
                .filter(dependency -> dependency.endsWith(";resolution:=optional") == optional)
                .map(dependency -> dependency.replaceFirst(":.*", ""))
                .toList();
    }

    @Test
    public void innerJarCarriesTheSameLinesForTheClassFilter() throws IOException {
        Attributes outer = hpi.manifest();
        Attributes inner = hpi.innerManifest();
        for (Object name : List.of("Short-Name", "Plugin-Version", "Jenkins-Version", "Group-Id")) {
            assertEquals(name.toString(), outer.getValue(name.toString()), inner.getValue(name.toString()));
        }
    }

    @Test
    public void onlyLibrariesThatNoLibraryPluginHasAreBundled() {
        List<String> libraries = hpi.files.keySet().stream()
                .filter(name -> name.startsWith("WEB-INF/lib/"))
                .map(name -> name.replaceFirst(".*/", "").replaceFirst("-\\d.*", ""))
                .toList();
        assertEquals(List.of("intent-runner.jar", "itu", "json-schema-validator"), libraries);
    }

    @Test
    public void noClassOfJenkinsAndNoCommandLineIsInside() {
        for (String name : hpi.jar.keySet()) {
            assertFalse(name, name.endsWith(".class") && !name.startsWith("io/jenkins/plugins/intent/"));
            assertFalse(name, name.startsWith("io/jenkins/plugins/intent/cli/"));
        }
    }

    @Test
    public void extensionIndexNamesTheExtensions() {
        String index = text("META-INF/annotations/hudson.Extension.txt");
        for (String extension : List.of(
                "io.jenkins.plugins.intent.jenkins.RunIntentStep$DescriptorImpl",
                "io.jenkins.plugins.intent.jenkins.IntentRunnerConfiguration")) {
            assertTrue(extension, index.contains(extension));
        }
    }

    @Test
    public void binaryExtensionIndexCanBeRead() throws IOException, ClassNotFoundException {
        assertTrue(Indexable.class.isAnnotation());
        byte[] index = hpi.jar.get("META-INF/annotations/hudson.Extension");
        int entries = 0;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(index))) {
            while (in.readObject() != null) {
                entries++;
            }
        }
        assertTrue("extensions: " + entries, entries >= 2);
    }

    @Test
    public void symbolIndexNamesEveryClassWithASymbol() {
        String index =
                text("META-INF/services/annotations/org.jenkinsci.Symbol").strip();
        List<String> found = hpi.jar.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".class"))
                .filter(entry ->
                        new String(entry.getValue(), StandardCharsets.ISO_8859_1).contains("Lorg/jenkinsci/Symbol;"))
                .map(entry -> entry.getKey().replace('/', '.').replace(".class", ""))
                .toList();
        assertEquals(found, index.lines().toList());
    }

    @Test
    public void constructorOfTheStepIsDescribedForDataBinding() {
        assertTrue(
                text("io/jenkins/plugins/intent/jenkins/RunIntentStep.stapler").contains("constructor=file"));
    }

    private static String text(String name) {
        return new String(hpi.jar.get(name), StandardCharsets.UTF_8);
    }
}

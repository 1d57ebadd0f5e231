package io.jenkins.plugins.intent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.intent.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;

/**
 * Each package uses only those above it in the table of {@code docs/architecture.md}, which is the list
 * that this test goes by; the command line and Jenkins never see each other.
 */
public class LayersTest {
    private static final String ROOT = "io.jenkins.plugins.intent";
    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w+)`");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Packages below the root, in the order of the page: a package may use those before it. */
    private static List<String> layers() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        List<String> names = new ArrayList<>();
        for (String row : rows) {
            Matcher name = NAME.matcher(row.substring(0, row.indexOf('|', 1)));
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    /** The layer of a class: the longest name in the list that its package is, or lies in. */
    private static String layerOf(JavaClass each, List<String> layers) {
        String inside = each.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
        String found = null;
        for (String layer : layers) {
            boolean fits = inside.equals(layer) || inside.startsWith(layer + ".");
            found = fits && (found == null || layer.length() > found.length()) ? layer : found;
        }
        return found;
    }

    @Test
    public void packagesUseOnlyThoseAboveThemOnThePage() throws IOException {
        List<String> layers = layers();
        Set<String> upwards = new TreeSet<>();
        for (JavaClass each : CLASSES) {
            int own = layers.indexOf(layerOf(each, layers));
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(used -> used.getPackageName().startsWith(ROOT))
                    .filter(used -> layers.indexOf(layerOf(used, layers)) > own)
                    .forEach(used -> upwards.add(each.getName() + " -> " + used.getName()));
        }
        assertEquals(Set.of(), upwards);
    }

    @Test
    public void everyPackageHasItsPlaceOnThePage() throws IOException {
        List<String> layers = layers();
        Set<String> homeless = CLASSES.stream()
                .filter(each -> layerOf(each, layers) == null)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), homeless);
        for (String layer : layers) {
            assertTrue(
                    layer + " is on the page and has no class",
                    CLASSES.stream().anyMatch(each -> layer.equals(layerOf(each, layers))));
        }
        assertEquals("each once", layers.size(), Set.copyOf(layers).size());
    }

    @Test
    public void whatThePageNamesInItsTablesIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String row : Files.readAllLines(PAGE)) {
            Matcher named = CLASS.matcher(row);
            while (row.startsWith("|") && named.find()) {
                String ending = "." + named.group(1);
                if (CLASSES.stream().noneMatch(each -> each.getName().endsWith(ending))) {
                    missing.add(named.group(1));
                }
            }
        }
        // Of Java's own.
        missing.remove("IOException");
        assertEquals(Set.of(), missing);
    }

    @Test
    public void theCommandLineAndJenkinsNeverSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".jenkins..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli..")
                .check(CLASSES);
    }

    @Test
    public void noPackageIsPartOfACycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The build gives JNA, which would, something quicker in its place: see {@code JnaLog}. */
    @Test
    public void theCommandLineDoesNotGetJavasOwnLoggingReady() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jenkins..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging")
                .check(CLASSES);
    }

    /** It would be half of the time that a supervisor takes to start. */
    @Test
    public void whatRunsJobsDoesNotGetDataBindingReady() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".exec..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectMapper.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Json.class)
                .check(CLASSES);
    }
}

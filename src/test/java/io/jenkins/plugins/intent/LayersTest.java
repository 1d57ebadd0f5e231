package io.jenkins.plugins.intent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.intent.json.Json;
import org.junit.Test;

/** Each package uses only those below it; the command line and Jenkins never see each other. */
public class LayersTest {
    private static final String ROOT = "io.jenkins.plugins.intent";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    public void packagesUseOnlyTheLayersBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("model")
                .definedBy(ROOT + ".model..")
                .layer("workspace")
                .definedBy(ROOT + ".workspace..")
                .layer("policy")
                .definedBy(ROOT + ".policy..")
                .layer("ledger")
                .definedBy(ROOT + ".ledger..")
                .layer("exec")
                .definedBy(ROOT + ".exec..")
                .layer("bundle")
                .definedBy(ROOT + ".bundle..")
                .layer("report")
                .definedBy(ROOT + ".report..")
                .layer("engine")
                .definedBy(ROOT + ".engine..")
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .layer("jenkins")
                .definedBy(ROOT + ".jenkins..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("jenkins")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("cli", "jenkins")
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("engine", "cli", "jenkins")
                .whereLayer("bundle")
                .mayOnlyBeAccessedByLayers("report", "engine", "cli", "jenkins")
                .whereLayer("exec")
                .mayOnlyBeAccessedByLayers("bundle", "report", "engine", "cli", "jenkins")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("exec", "bundle", "report", "engine", "cli", "jenkins")
                .whereLayer("workspace")
                .mayOnlyAccessLayers("model")
                .whereLayer("policy")
                .mayOnlyAccessLayers("model")
                .check(CLASSES);
    }

    @Test
    public void noPackageIsPartOfACycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
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

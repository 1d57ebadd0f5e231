package io.jenkins.plugins.intent.jenkins.packaging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.Test;

/**
 * Every class that the plugin refers to is in the plugin, in a library it brings, in Java, or one of
 * Jenkins and of the plugins it depends on.
 */
public class HpiReferencesIT {
    private static final List<String> ELSEWHERE = List.of(
            "java.",
            "javax.xml.",
            "sun.misc.Signal",
            "com.sun.jna.",
            // How workflow-api answers; Guava comes with Jenkins.
            "com.google.common.util.concurrent.ListenableFuture",
            "groovy.lang.",
            "hudson.",
            "jenkins.",
            "net.sf.json.",
            "org.jenkinsci.",
            "org.kohsuke.stapler.",
            "org.jvnet.localizer.",
            "org.springframework.security.core.",
            "org.slf4j.",
            "com.fasterxml.jackson.",
            "com.networknt.schema.",
            "edu.umd.cs.findbugs.annotations.");

    @Test
    public void everyReferenceLeadsSomewhere() throws IOException {
        Hpi hpi = Hpi.open();
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jenkins.plugins.intent");
        TreeSet<String> lost = new TreeSet<>();
        int references = 0;
        for (JavaClass origin : classes) {
            if (!hpi.jar.containsKey(origin.getName().replace('.', '/') + ".class")) {
                continue;
            }
            for (var dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                references++;
                if (!target.isPrimitive() && !isThere(hpi, target.getName())) {
                    lost.add(origin.getName() + " -> " + target.getName());
                }
            }
        }
        assertEquals(new TreeSet<String>(), lost);
        assertTrue("references: " + references, references > 1_000);
    }

    private static boolean isThere(Hpi hpi, String name) {
        return hpi.jar.containsKey(name.replace('.', '/') + ".class")
                || ELSEWHERE.stream().anyMatch(name::startsWith);
    }
}

package io.jenkins.plugins.intent.jenkins.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Loads and checks the plugin's classes that a run in Jenkins takes, which Java does one by one when they are first
 * used: some 300 in the first run. Nothing of them is run.
 */
final class OwnClasses {
    private static final Pattern OF_A_RUN = Pattern.compile(
            "io/jenkins/plugins/intent/(jenkins/([^/]+|(runs|agents|graph)/[^/]+)|(exec/supervised|ledger)/[^/]+)\\.class");

    private OwnClasses() {}

    /** @param jar the plugin's */
    static void load(Path jar) throws IOException {
        List<String> names;
        try (JarFile file = new JarFile(jar.toFile())) {
            names = file.stream()
                    .map(JarEntry::getName)
                    .filter(name -> OF_A_RUN.matcher(name).matches())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        for (String name : names) {
            try {
                // Asked for its methods, Java checks a class without initializing it.
                Class.forName(name, false, OwnClasses.class.getClassLoader()).getDeclaredMethods();
            } catch (ClassNotFoundException | LinkageError e) {
                // Of a plugin that is not there.
                continue;
            }
        }
    }
}

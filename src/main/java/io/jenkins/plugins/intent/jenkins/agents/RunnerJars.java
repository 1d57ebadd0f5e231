package io.jenkins.plugins.intent.jenkins.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.jna.Library;
import hudson.FilePath;
import io.jenkins.plugins.intent.exec.supervised.Supervisor;
import io.jenkins.plugins.intent.files.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of a supervisor: this plugin's own jar and the libraries it uses, taken from where
 * this very controller has loaded them. An agent has nothing but its Java, so they are copied there,
 * once for each content, and checked by digest.
 */
public final class RunnerJars {
    private static final List<Class<?>> USED =
            List.of(Supervisor.class, JsonInclude.class, JsonNode.class, JsonFactory.class, Library.class);

    private static RunnerJars instance;

    private final Map<RunnerJar, Path> jars = new LinkedHashMap<>();

    private RunnerJars() throws IOException {
        for (Class<?> used : USED) {
            Path jar = jarOf(used);
            jars.put(new RunnerJar(jar.getFileName().toString(), Digests.sha256(jar.toRealPath())), jar);
        }
    }

    /** The plugin's own jar on this controller. */
    public static Path own() throws IOException {
        return get().files().get(0);
    }

    /** Looked up once: a controller has one version of each. */
    static synchronized RunnerJars get() throws IOException {
        if (instance == null) {
            instance = new RunnerJars();
        }
        return instance;
    }

    List<RunnerJar> list() {
        return new ArrayList<>(jars.keySet());
    }

    /** Where they are on this controller. */
    List<Path> files() {
        return List.copyOf(jars.values());
    }

    /** Copies those that are missing; a name appears only when its content is whole. */
    void copy(List<RunnerJar> missing, FilePath directory) throws IOException, InterruptedException {
        for (RunnerJar jar : missing) {
            Path source = jars.get(jar);
            if (source == null) {
                throw new IOException("the agent asks for " + jar.name() + ", which is none of the runner's jars");
            }
            String incoming = InstallJar.INCOMING + UUID.randomUUID();
            try (InputStream content = Files.newInputStream(source)) {
                directory.child(incoming).copyFrom(content);
            }
            directory.act(new InstallJar(jar, incoming));
        }
    }

    private static Path jarOf(Class<?> used) throws IOException {
        try {
            Path location = Path.of(
                    used.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isDirectory(location) ? pack(location) : location;
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the jar of " + used.getName(), e);
        }
    }

    /** Under {@code hpi:run} and in tests the plugin's classes lie in a directory. */
    private static Path pack(Path classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> add(jar, classes, file));
        }
        Path packed = Files.createTempDirectory("intent-runner").resolve("intent-runner.jar");
        return Files.write(packed, bytes.toByteArray());
    }

    private static void add(JarOutputStream jar, Path classes, Path file) {
        try {
            JarEntry entry = new JarEntry(classes.relativize(file).toString().replace('\\', '/'));
            entry.setTime(0);
            jar.putNextEntry(entry);
            Files.copy(file, jar);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

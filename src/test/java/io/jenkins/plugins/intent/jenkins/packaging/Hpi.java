package io.jenkins.plugins.intent.jenkins.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The built plugin, opened. */
final class Hpi {
    static final String INNER = "WEB-INF/lib/intent-runner.jar";

    /** Content by name. */
    final Map<String, byte[]> files;
    /** Content of the plugin's own jar by name. */
    final Map<String, byte[]> jar;

    private Hpi(Map<String, byte[]> files) throws IOException {
        this.files = files;
        this.jar = unzip(files.get(INNER));
    }

    static Hpi open() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(Path.of("target", "intent-runner.hpi").toFile())) {
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                try {
                    files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return new Hpi(files);
    }

    Attributes manifest() throws IOException {
        return attributes(files);
    }

    Attributes innerManifest() throws IOException {
        return attributes(jar);
    }

    private static Attributes attributes(Map<String, byte[]> archive) throws IOException {
        return new Manifest(new ByteArrayInputStream(archive.get("META-INF/MANIFEST.MF"))).getMainAttributes();
    }

    static Map<String, byte[]> unzip(byte[] content) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }
}

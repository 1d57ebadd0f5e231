package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.files.Digests;
import io.jenkins.plugins.intent.files.PathNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Copies what another bundle has of some stages: the files that its {@code SHA256SUMS} lists, each
 * checked by its sum on the way. What is not listed there is not looked at.
 */
final class StageCopy {
    private final BundleSource from;
    private final Path to;
    private final List<String> problems = new ArrayList<>();

    private StageCopy(BundleSource from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** One clear sentence for each thing that is wrong; empty when all was copied. */
    static List<String> copy(BundleSource from, Collection<String> stages, Path to) throws IOException {
        StageCopy copy = new StageCopy(from, to);
        copy.copy(stages);
        return copy.problems;
    }

    private void copy(Collection<String> stages) throws IOException {
        try (InputStream list = from.open(BundleNames.SUMS)) {
            if (list == null) {
                problems.add("it has no " + BundleNames.SUMS + ": its run has not ended, or its files are gone");
                return;
            }
            NavigableMap<String, String> sums = ChecksumList.read(
                    new BufferedReader(new InputStreamReader(list, StandardCharsets.ISO_8859_1)), problems);
            for (String stage : stages) {
                copy(BundleNames.stage(stage), sums);
                copy(BundleNames.outputs(stage), sums);
            }
        }
    }

    private void copy(String directory, NavigableMap<String, String> sums) throws IOException {
        for (Map.Entry<String, String> listed : sums.tailMap(directory).entrySet()) {
            if (!listed.getKey().startsWith(directory)) {
                return;
            }
            if (PathNames.isSafe(listed.getKey())) {
                file(listed.getKey(), listed.getValue());
            } else {
                problems.add(BundleVerifier.shown(listed.getKey()) + " leads out of the bundle");
            }
        }
    }

    private void file(String name, String sum) throws IOException {
        try (InputStream in = from.open(name)) {
            if (in == null) {
                problems.add(BundleVerifier.shown(name) + " is missing");
                return;
            }
            DigestInputStream summed = new DigestInputStream(in, Digests.newSha256());
            Path target = PathNames.resolve(to, name);
            Files.createDirectories(target.getParent());
            Files.copy(summed, target);
            from.dress(name, target);
            String is = Digests.hex(summed.getMessageDigest());
            if (!is.equals(sum)) {
                problems.add(BundleVerifier.shown(name) + " was changed: its SHA-256 is " + is + ", listed is " + sum);
            }
        }
    }
}

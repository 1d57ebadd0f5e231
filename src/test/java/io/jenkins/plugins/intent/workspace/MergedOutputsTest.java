package io.jenkins.plugins.intent.workspace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.intent.files.Digests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/** Outputs of several stages fit together, or the disagreement is named; never a race. */
public class MergedOutputsTest {

    @Test
    public void differentBytesUnderOnePathNameThePathAndBothStages() {
        OutputConflictException conflict = assertThrows(
                OutputConflictException.class,
                () -> MergedOutputs.of(
                        List.of(stage("linux", Map.of("app.bin", "elf")), stage("mac", Map.of("app.bin", "macho")))));

        assertEquals(
                "the outputs of stages conflict: \"app.bin\" has different bytes from stage \"linux\" and from stage"
                        + " \"mac\". Let only one stage hand on each path, or change \"outputs\".",
                conflict.getMessage());
    }

    @Test
    public void sameBytesFromTwoStagesAreFine() throws Exception {
        MergedOutputs merged = MergedOutputs.of(
                List.of(stage("a", Map.of("LICENSE", "MIT")), stage("b", Map.of("LICENSE", "MIT", "b.jar", "b"))));

        assertEquals(Map.of("LICENSE", "a", "b.jar", "b"), merged.stages());
    }

    @Test
    public void sameBytesAreFineWheneverTheyWereWrittenAndWhateverElseIsKnownOfThem() throws Exception {
        OutputFile early = new OutputFile("LICENSE", 3, "abc", 1000, false, false);
        OutputFile late = new OutputFile("LICENSE", 3, "abc", 2000, true, true);

        MergedOutputs merged = MergedOutputs.of(List.of(stage("b", List.of(late)), stage("a", List.of(early))));

        assertEquals(Map.of("LICENSE", "b"), merged.stages());
    }

    @Test
    public void fileFromOneStageAndDirectoryFromAnotherConflict() {
        OutputConflictException conflict = assertThrows(
                OutputConflictException.class,
                () -> MergedOutputs.of(
                        List.of(stage("a", Map.of("docs/api/index.html", "x")), stage("b", Map.of("docs", "y")))));

        assertTrue(
                conflict.getMessage(),
                conflict.getMessage().contains("\"docs\" is a file from stage \"b\" and a directory from stage \"a\""));
    }

    @Test
    public void manyConflictsAreCountedAndTheMessageStaysReadable() {
        Map<String, String> ours = new HashMap<>();
        Map<String, String> theirs = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            ours.put("f" + i, "a");
            theirs.put("f" + i, "b");
        }
        OutputConflictException conflict = assertThrows(
                OutputConflictException.class, () -> MergedOutputs.of(List.of(stage("a", ours), stage("b", theirs))));

        assertTrue(conflict.getMessage(), conflict.getMessage().contains("and 480 more"));
        assertTrue(conflict.getMessage().length() < 4000);
    }

    @Test
    public void theOrderOfStagesNeverDecidesWhatIsTaken() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<StageOutputs> stages = randomStages(random);
            Object forward = outcome(stages);
            Collections.shuffle(stages, random);
            assertEquals("seed " + seed, forward, outcome(stages));
            assertEquals("seed " + seed, expected(stages), forward);
        }
    }

    /** Path to content digest, or "conflict". */
    private static Object outcome(List<StageOutputs> stages) {
        try {
            Map<String, String> sums = new TreeMap<>();
            MergedOutputs.of(stages)
                    .stages()
                    .forEach((path, id) -> stages.stream()
                            .filter(stage -> stage.stage().equals(id))
                            .flatMap(stage -> stage.files().stream())
                            .filter(file -> file.path().equals(path))
                            .forEach(file -> sums.put(path, file.sha256())));
            return sums;
        } catch (OutputConflictException conflict) {
            return "conflict";
        }
    }

    /** The definition, spelt out without cleverness. */
    private static Object expected(List<StageOutputs> stages) {
        Map<String, String> sums = new TreeMap<>();
        for (StageOutputs stage : stages) {
            for (OutputFile file : stage.files()) {
                String other = sums.put(file.path(), file.sha256());
                if (other != null && !other.equals(file.sha256())) {
                    return "conflict";
                }
            }
        }
        boolean fileAndDirectory = sums.keySet().stream()
                .anyMatch(path -> sums.keySet().stream().anyMatch(other -> other.startsWith(path + "/")));
        return fileAndDirectory ? "conflict" : sums;
    }

    private static List<StageOutputs> randomStages(Random random) {
        List<StageOutputs> stages = new ArrayList<>();
        String[] paths = {"a", "b", "c/d", "c/e", "f/g/h", "f.g", "i", "j", "f/g/k", "c"};
        for (int stage = 0; stage < 1 + random.nextInt(4); stage++) {
            Map<String, String> files = new HashMap<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                files.put(paths[random.nextInt(paths.length)], random.nextInt(4) == 0 ? "other" : "usual");
            }
            stages.add(stage("s" + stage, files));
        }
        return stages;
    }

    private static StageOutputs stage(String id, Map<String, String> contents) {
        List<OutputFile> files = new TreeMap<>(contents)
                .entrySet().stream()
                        .map(file -> new OutputFile(
                                file.getKey(),
                                file.getValue().length(),
                                Digests.sha256(file.getValue().getBytes(StandardCharsets.UTF_8))))
                        .toList();
        return stage(id, files);
    }

    private static StageOutputs stage(String id, List<OutputFile> files) {
        return new StageOutputs(id, Path.of("unused"), files, List.of(), List.of());
    }
}

package io.jenkins.plugins.intent.jenkins.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import jenkins.agents.ControllerToAgentCallable;
import jenkins.util.VirtualFile;

/**
 * The artifacts of a build that are not evidence of its runs. Jenkins names none on the page of a build
 * that has many, and evidence is many files; so what the team itself archives is named beside the run.
 */
final class OtherArtifacts {
    private static final int MOST = 20;

    private final Set<String> evidence;
    private final int foldedFrom;
    private final List<String> paths = new ArrayList<>();
    private int files;

    private OtherArtifacts(Set<String> evidence, int foldedFrom) {
        this.evidence = evidence;
        this.foldedFrom = foldedFrom;
    }

    /**
     * Their paths; none while Jenkins itself names all artifacts.
     *
     * @param evidence names of the directories of runs
     * @param foldedFrom of more artifacts than these Jenkins names none
     */
    static List<String> of(VirtualFile root, Set<String> evidence, int foldedFrom) throws IOException {
        return root.run(new Search(root, evidence, foldedFrom));
    }

    /** All questions at once: artifacts in the network answer each by a request of its own else. */
    private record Search(VirtualFile root, Set<String> evidence, int foldedFrom)
            implements ControllerToAgentCallable<List<String>, IOException> {
        @Override
        public List<String> call() throws IOException {
            OtherArtifacts found = new OtherArtifacts(evidence, foldedFrom);
            found.look(root, "");
            return found.files > foldedFrom ? found.paths : List.of();
        }
    }

    private void look(VirtualFile directory, String path) throws IOException {
        VirtualFile[] all = directory.list();
        Arrays.sort(all, Comparator.comparing(file -> evidence.contains(file.getName())));
        for (VirtualFile file : all) {
            if (files > foldedFrom && paths.size() >= MOST) {
                return;
            }
            boolean isOurs = path.isEmpty() && evidence.contains(file.getName());
            if (file.isDirectory()) {
                if (isOurs) {
                    count(file);
                } else {
                    look(file, path + file.getName() + "/");
                }
            } else {
                files++;
                if (paths.size() < MOST) {
                    paths.add(path + file.getName());
                }
            }
        }
    }

    /** Only as far as it matters. */
    private void count(VirtualFile directory) throws IOException {
        for (VirtualFile file : directory.list()) {
            if (files > foldedFrom) {
                return;
            }
            if (file.isDirectory()) {
                count(file);
            } else {
                files++;
            }
        }
    }
}

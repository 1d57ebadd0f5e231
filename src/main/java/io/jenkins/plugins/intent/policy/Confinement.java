package io.jenkins.plugins.intent.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The boundary that the kernel holds around commands: the project, a job's own temporary directory and
 * {@code writable} can be written, all else only read. What a policy says of it, not yet of any machine:
 * {@code ${NAME}} in a path is replaced where the commands run.
 *
 * @param mode whether it is held
 * @param writable directories and files besides the project, absolute or beginning with {@code ${NAME}}
 * @param network false leaves the loopback interface only
 */
public record Confinement(ConfineMode mode, List<String> writable, boolean network) {
    /** No boundary but the one that the policy reads. */
    public static final Confinement OFF = new Confinement(ConfineMode.OFF, List.of(), true);

    public Confinement {
        Objects.requireNonNull(mode, "mode");
        writable = List.copyOf(writable);
    }

    /**
     * This one, tightened by a later layer: the stricter mode, what both let write, and the network only if
     * both have it.
     */
    Confinement and(Confinement later) {
        if (mode == ConfineMode.OFF) {
            return later;
        }
        if (later.mode == ConfineMode.OFF) {
            return this;
        }
        List<String> both = Stream.concat(
                        later.writable.stream().filter(path -> contains(writable, path)),
                        writable.stream().filter(path -> contains(later.writable, path)))
                .distinct()
                .toList();
        return new Confinement(mode.compareTo(later.mode) > 0 ? mode : later.mode, both, network && later.network);
    }

    /** The same with further directories that can be written. */
    Confinement alsoWriting(List<String> roots) {
        return mode == ConfineMode.OFF
                ? this
                : new Confinement(
                        mode,
                        Stream.concat(writable.stream(), roots.stream())
                                .distinct()
                                .toList(),
                        network);
    }

    private static boolean contains(List<String> roots, String path) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(withSlash(root)));
    }

    private static String withSlash(String root) {
        return root.endsWith("/") ? root : root + "/";
    }
}

package io.jenkins.plugins.intent.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The filters that a repository names itself: programs that Git starts to compare a file. Those of the user and of the
 * machine, as Git LFS is installed, are not the repository's to choose, and are left alone.
 *
 * @param names of them
 */
record GitFilters(Set<String> names) {
    /** What Git is asked: each setting of a filter, after where it was made. */
    static final List<String> QUESTION =
            List.of("config", "--show-scope", "-z", "--name-only", "--get-regexp", "^filter\\.");

    private static final Set<String> OF_THE_REPOSITORY = Set.of("local", "worktree");
    private static final String SECTION = "filter.";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./ -]+");

    /** @throws IOException when one has a name that cannot be told to Git again */
    static GitFilters of(byte[] answer) throws IOException {
        String[] parts = new String(answer, StandardCharsets.UTF_8).split("\0");
        Set<String> names = new TreeSet<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            int end = parts[i + 1].lastIndexOf('.');
            if (OF_THE_REPOSITORY.contains(parts[i]) && end > SECTION.length()) {
                names.add(checked(parts[i + 1].substring(SECTION.length(), end)));
            }
        }
        return new GitFilters(names);
    }

    private static String checked(String name) throws IOException {
        if (!PLAIN.matcher(name).matches()) {
            throw new IOException("the repository has a filter of an odd name, which cannot be switched off");
        }
        return name;
    }

    /** Settings by which none of them does anything. */
    List<String> off() {
        List<String> settings = new ArrayList<>();
        for (String name : names) {
            for (String setting : List.of("clean=", "smudge=", "process=", "required=false")) {
                settings.add(SECTION + name + "." + setting);
            }
        }
        return settings;
    }
}

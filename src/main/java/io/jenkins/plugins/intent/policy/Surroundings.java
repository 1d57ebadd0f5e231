package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.Started.Through;
import io.jenkins.plugins.intent.policy.grammar.Grammar.Trait;
import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Use;
import io.jenkins.plugins.intent.policy.shell.Unknowns;
import io.jenkins.plugins.intent.text.LazyPattern;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program that is started by another finds: variables, a directory, perhaps another machine. */
final class Surroundings {
    /** As the root directory of the inner command it changes nothing. */
    private static final LazyPattern ROOT_ITSELF = LazyPattern.of("/[/.]*");

    private Surroundings() {}

    /** The wrapper as its inner command sees it: with the directory and the variables that it sets. */
    static Started of(Started wrapper, Reading reading, Platform platform) {
        Map<String, String> env = new LinkedHashMap<>(wrapper.env());
        Started setting = wrapper;
        for (Use use : reading.uses()) {
            if (use.role().kind() == Kind.ENV) {
                int equals = use.value().indexOf('=');
                if (equals > 0) {
                    env.put(use.value().substring(0, equals), use.value().substring(equals + 1));
                }
            } else if (use.role().kind() == Kind.CHDIR) {
                setting = inDirectory(setting, directory(use), platform);
            }
        }
        return setting.withEnv(env);
    }

    /** The directory itself, or what a setting such as {@code WorkingDirectory=/x} says; no change for other settings. */
    private static String directory(Use use) {
        String key = use.role().detail() + "=";
        if (key.length() == 1) {
            return use.value();
        }
        return use.value().regionMatches(true, 0, key, 0, key.length())
                ? use.value().substring(key.length())
                : "";
    }

    private static Started inDirectory(Started setting, String directory, Platform platform) {
        try {
            String place = Unknowns.isAt(directory, 0, Unknowns.Kind.ANY) ? "/" + directory : directory;
            return setting.in(Boundary.enter(setting.cwd(), place, platform));
        } catch (InvalidPathException e) {
            return setting;
        }
    }

    static Through through(Started wrapper, Reading reading) {
        Through outer = wrapper.through();
        List<String> roots = outer.roots();
        if (reading.grammar().is(Trait.ROOTS)) {
            roots = reading.uses().stream()
                    .filter(use -> use.option().isEmpty() && use.role().kind() == Kind.VALUE)
                    .map(Use::value)
                    .toList();
            roots = roots.isEmpty() ? List.of(".") : roots;
        }
        boolean remote = outer.remote() || reading.grammar().is(Trait.REMOTE);
        List<Mount> mounts = new ArrayList<>(outer.mounts());
        for (Use use : reading.uses()) {
            if (use.role().kind() == Kind.ROOT
                    && !ROOT_ITSELF.matcher(use.value()).matches()) {
                remote = true;
                mounts.removeIf(mount -> mount.here(use.value()).isEmpty());
                mounts.replaceAll(mount -> mount.below(use.value()));
            }
        }
        for (Use use : reading.uses()) {
            Mount.of(use, wrapper.cwd()).ifPresent(mounts::add);
        }
        boolean moreOperands = outer.moreOperands() || reading.grammar().is(Trait.STDIN);
        boolean asRoot = outer.asRoot() || reading.grammar().is(Trait.ROOT);
        return new Through(false, remote, moreOperands, roots, mounts, asRoot, outer.expanded());
    }
}

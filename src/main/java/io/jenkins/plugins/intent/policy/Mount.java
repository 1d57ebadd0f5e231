package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Role;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Use;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory of this machine under the name that a container has for it.
 *
 * @param source its name here, as it is spelt
 * @param place its name there, absolute
 * @param from the directory here that the source is named from
 */
record Mount(String source, String place, Path from) {
    private static final Pattern VOLUME =
            Pattern.compile("((?:[A-Za-z]:[\\\\/])?[^:]+):((?:[A-Za-z]:[\\\\/])?[^:]+)(?::([\\w,]*))?");

    /** What an argument mounts, if it does: in one word, or in two, as bwrap has it. */
    static Optional<Mount> of(Use use, Path from) {
        Role role = use.role();
        if (role.kind() == Kind.PAIR
                && role.detail().equals("mount")
                && use.tokens().size() == 2) {
            return Optional.of(new Mount(use.tokens().get(0), use.tokens().get(1), from));
        }
        if (role.kind() != Kind.MOUNT) {
            return Optional.empty();
        }
        String text = use.value();
        boolean named = text.indexOf(':') >= 0 || text.indexOf('=') >= 0;
        return of(!named && role.detail().equals("same") ? text + ":" + text : text, from);
    }

    /** What {@code -v} or {@code --mount} says; empty for a volume by name, and for what can only be read there. */
    static Optional<Mount> of(String text, Path from) {
        return text.contains("=") ? fields(text, from) : volume(text, from);
    }

    private static Optional<Mount> volume(String text, Path from) {
        Matcher parts = VOLUME.matcher(text);
        if (!parts.matches() || isReadOnly(parts.group(3)) || text.indexOf('$') >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Mount(parts.group(1), parts.group(2), from));
    }

    private static boolean isReadOnly(String options) {
        return options != null && ("," + options + ",").contains(",ro,");
    }

    private static Optional<Mount> fields(String text, Path from) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split(",")) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            fields.put(name.toLowerCase(Locale.ROOT), equals < 0 ? "true" : field.substring(equals + 1));
        }
        String source = fields.getOrDefault("src", fields.get("source"));
        String place = fields.getOrDefault("dst", fields.getOrDefault("target", fields.get("destination")));
        boolean readOnly = isOn(fields.get("readonly")) || isOn(fields.get("ro"));
        return source == null || place == null || readOnly || source.indexOf('$') >= 0
                ? Optional.empty()
                : Optional.of(new Mount(source, place, from));
    }

    private static boolean isOn(String flag) {
        return flag != null && !flag.equals("false") && !flag.equals("0");
    }

    /** What is seen of it where that directory of the container is the root. */
    Mount below(String root) {
        return new Mount(here(root).orElse(source), "/", from);
    }

    /** The name on this machine of what is called so in the container; empty when it is not of this machine. */
    Optional<String> here(String path) {
        String below = place.endsWith("/") ? place : place + "/";
        if (path.equals(place)) {
            return Optional.of(source);
        }
        return path.startsWith(below)
                ? Optional.of((source.endsWith("/") ? source : source + "/") + path.substring(below.length()))
                : Optional.empty();
    }
}

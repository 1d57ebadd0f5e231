package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.policy.grammar.Reading;
import io.jenkins.plugins.intent.policy.grammar.Role.Kind;
import io.jenkins.plugins.intent.policy.grammar.Use;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The text of a symbolic link: it counts from the directory that the link lies in, not from where ln starts, unless ln
 * is asked to work the text out.
 */
final class LinkText {
    private LinkText() {}

    /** Whether {@code ../x} as a link's text leads to a place in the project, wherever ln will put the link. */
    static boolean staysInside(Use text, Started ln, Reading reading, Boundary boundary) {
        if (text.role().kind() != Kind.TARGET
                || boundary.isAbsolute(text.value())
                || !boundary.hasParent(text.value())
                || ln.through().remote()
                || reading.seenOptions().contains("-r")
                || reading.seenOptions().contains("--relative")) {
            return false;
        }
        boolean named = false;
        for (Use link : reading.uses()) {
            boolean isName = link.role().kind() == Kind.INTO || link.role().kind() == Kind.DELETE;
            if (isName && !holds(link, text.value(), ln, boundary)) {
                return false;
            }
            named |= isName;
        }
        return named;
    }

    /** The name is the link's own, or that of a directory that the link is put into. */
    private static boolean holds(Use link, String text, Started ln, Boundary boundary) {
        try {
            Path place = ln.cwd().resolve(link.value()).normalize();
            boolean directory = !link.option().isEmpty() || link.value().endsWith("/");
            Path parent = place.getParent();
            return boundary.holds(place, text) && (directory || parent != null && boundary.holds(parent, text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

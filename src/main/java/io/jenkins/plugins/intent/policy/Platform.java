package io.jenkins.plugins.intent.policy;

import io.jenkins.plugins.intent.text.Spelling;
import java.io.File;
import java.util.Locale;
import java.util.Optional;

/** Whose rules for paths and program names apply: those of the agent, not of whoever judges. */
public enum Platform {
    /** Linux, macOS and the other Unix systems. */
    LINUX,
    /** Drives, backslashes, no difference of case, device names. */
    WINDOWS;

    /** The platform this process runs on. */
    public static Platform current() {
        return File.separatorChar == '\\' ? WINDOWS : LINUX;
    }

    /** The platform with that name, in any case; empty for a name nobody knows. */
    public static Optional<Platform> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "linux", "unix", "macos" -> Optional.of(LINUX);
            case "windows" -> Optional.of(WINDOWS);
            default -> Optional.empty();
        };
    }

    /** The name in documents. */
    public String text() {
        return Spelling.of(this);
    }
}

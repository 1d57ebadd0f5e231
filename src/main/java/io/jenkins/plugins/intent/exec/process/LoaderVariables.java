package io.jenkins.plugins.intent.exec.process;

import java.util.Set;

/**
 * Variables that make the system's own libraries load or write something in any program that finds them.
 * Programs that only lead to another one must not find them: those that enter a boundary are outside of it
 * until then. The list is that of the variables which glibc ignores in programs with special rights.
 */
public final class LoaderVariables {
    private static final Set<String> NAMES = Set.of(
            "GCONV_PATH",
            "GETCONF_DIR",
            "GLIBC_TUNABLES",
            "HOSTALIASES",
            "LOCALDOMAIN",
            "LOCPATH",
            "MALLOC_TRACE",
            "NIS_PATH",
            "NLSPATH",
            "RESOLV_HOST_CONF",
            "RES_OPTIONS",
            "TZDIR");

    private LoaderVariables() {}

    public static boolean contain(String name) {
        return name.startsWith("LD_") || NAMES.contains(name);
    }
}

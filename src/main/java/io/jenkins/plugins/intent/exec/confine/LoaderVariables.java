package io.jenkins.plugins.intent.exec.confine;

import java.util.Set;

/**
 * Variables that make the system's own libraries load or write something in any program that finds them.
 * Those that enter the boundary must not find them, since until then they are outside of it. The list is
 * that of the variables which glibc ignores in programs with special rights.
 */
final class LoaderVariables {
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

    static boolean contain(String name) {
        return name.startsWith("LD_") || NAMES.contains(name);
    }
}

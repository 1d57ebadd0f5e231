package io.jenkins.plugins.intent.exec.process;

/**
 * The quickest of Java's ways to start a process on Linux. Java's default starts a helper program
 * first, which starts the program; that costs about as much again. For programs that own their Java
 * only: it is a setting of the whole virtual machine.
 */
public final class FastLaunch {
    private static final String MECHANISM = "jdk.lang.Process.launchMechanism";

    /** Later versions warn of it on every start. */
    private static final int LAST_VERSION = 24;

    private FastLaunch() {}

    /** Takes effect if no process was started yet, and leaves a choice of the user alone. */
    public static void enable() {
        boolean isWanted = System.getProperty("os.name", "").equals("Linux")
                && Runtime.version().feature() <= LAST_VERSION;
        if (isWanted && System.getProperty(MECHANISM) == null) {
            System.setProperty(MECHANISM, "VFORK");
        }
    }
}

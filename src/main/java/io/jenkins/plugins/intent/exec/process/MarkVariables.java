package io.jenkins.plugins.intent.exec.process;

/** Variables that mark processes, so that they are found again. Who is inside of another one appends its mark. */
public final class MarkVariables {
    /** The jobs that a process comes from. */
    public static final String OF_JOBS = "INTENT_JOB_COOKIE";

    /** The runners that a process comes from: a {@link Guardian} ends what is left of its own. */
    public static final String OF_RUNNERS = "INTENT_KEEPER";

    private MarkVariables() {}
}

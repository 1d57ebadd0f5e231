package io.jenkins.plugins.intent.bundle;

import io.jenkins.plugins.intent.exec.ExecBlockRunner;
import io.jenkins.plugins.intent.workspace.Outputs;

/**
 * What the files of a bundle are called, relative to it and with slashes, as {@code SHA256SUMS} has them. Stages go by
 * their ids; whoever compares names with what is on a disk hands in those ids as {@link
 * io.jenkins.plugins.intent.files.PathNames} has them, and gets names of the same kind.
 */
public final class BundleNames {
    /** The document as it was read. */
    public static final String INTENT = "intent.json";

    /** The run as it stood when the bundle was completed. */
    public static final String RUN = "run.json";

    /** The sums of all other files; a bundle that has it is complete. */
    public static final String SUMS = "SHA256SUMS";

    /** The page people read. */
    public static final String REPORT_PAGE = "report/index.html";

    static final String META = "meta";
    static final String REPORT = "report";
    static final String STAGES = "stages";

    /** How the directory of an attempt begins. */
    static final String ATTEMPT = "attempt-";

    private BundleNames() {}

    /** The directory of a stage's attempts; ends in a slash. */
    public static String stage(String stage) {
        return STAGES + "/" + stage + "/";
    }

    /** Ends in a slash. */
    static String attempt(String stage, int attempt) {
        return stage(stage) + ofAttempt(attempt) + "/";
    }

    /** What the directory of an attempt is called in its stage's. */
    public static String ofAttempt(int attempt) {
        return ATTEMPT + attempt;
    }

    static String manifest(String stage, int attempt) {
        return attempt(stage, attempt) + ExecBlockRunner.MANIFEST;
    }

    /** The directory, ending in a slash, that a manifest and its attempt are in. */
    static String attemptOf(String manifest) {
        return manifest.substring(0, manifest.length() - ExecBlockRunner.MANIFEST.length());
    }

    /** The list of a stage's outputs. */
    static String outputList(String stage) {
        return stage(stage) + Outputs.LIST;
    }

    /** The directory of the outputs themselves; ends in a slash. */
    static String outputs(String stage) {
        return "outputs/" + stage + "/";
    }
}

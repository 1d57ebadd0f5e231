package io.jenkins.plugins.intent.jenkins.pages;

import hudson.Functions;
import hudson.model.DirectoryBrowserSupport;
import hudson.model.ModelObject;
import hudson.model.Run;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.VirtualFile;

/**
 * The report of a run, and the files that it links to. They are artifacts like any others. But a store in the network
 * may have an address for each file, good for that one only, and Jenkins sends readers there: the report would have
 * neither its style nor its links. Then it is read under an address of the run's page.
 */
public final class ReportFiles {
    private static final Logger LOGGER = Logger.getLogger(ReportFiles.class.getName());
    private static final String REPORT = "report/index.html";

    private final Run<?, ?> build;
    private final String key;

    /** @param key of the run */
    public ReportFiles(Run<?, ?> build, String key) {
        this.build = build;
        this.key = key;
    }

    /** Address of the report, relative to Jenkins. */
    public String address() {
        return build.getUrl() + directory(key, isSentAway()) + REPORT;
    }

    /** @param sentAway whether Jenkins sends readers of artifacts to a store */
    static String directory(String key, boolean sentAway) {
        return sentAway ? key + "/files/" : "artifact/" + key + "/";
    }

    private boolean isSentAway() {
        try {
            return bundle().child(REPORT).toExternalURL() != null;
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.FINE, e, () -> "the address of the report of " + build);
            return false;
        }
    }

    private VirtualFile bundle() {
        return build.getArtifactManager().root().child(key);
    }

    /**
     * All files of the bundle, for whoever may see artifacts.
     *
     * @param owner of the page that they are under
     */
    public DirectoryBrowserSupport served(ModelObject owner) {
        if (Functions.isArtifactsPermissionEnabled()) {
            build.checkPermission(Run.ARTIFACTS);
        }
        return new DirectoryBrowserSupport(owner, new ServedFile(bundle()), owner.getDisplayName(), null, false);
    }
}

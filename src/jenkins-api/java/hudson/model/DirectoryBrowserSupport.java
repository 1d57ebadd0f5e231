package hudson.model;

import jenkins.util.VirtualFile;

public final class DirectoryBrowserSupport {
    public DirectoryBrowserSupport(
            ModelObject owner, VirtualFile base, String title, String icon, boolean serveDirIndex) {
        throw new UnsupportedOperationException();
    }
}

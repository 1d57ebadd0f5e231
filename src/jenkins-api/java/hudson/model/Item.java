package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public interface Item extends ModelObject, AccessControlled {
    String getFullName();

    Permission READ = null;
    Permission CONFIGURE = null;
    Permission CANCEL = null;
}

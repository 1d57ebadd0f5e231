package io.jenkins.plugins.intent.jenkins;

import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** The permissions that this plugin adds. */
public final class IntentPermissions {
    /** Title of the group in the tables of permissions. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(IntentPermissions.class, Messages.localizable("IntentPermissions.group"));

    /** To approve or reject a stage that waits for a person. Whoever administers Jenkins has it. */
    public static final Permission APPROVE = new Permission(
            GROUP,
            "Approve",
            Messages.localizable("IntentPermissions.approve"),
            Jenkins.ADMINISTER,
            PermissionScope.RUN);

    private IntentPermissions() {}
}

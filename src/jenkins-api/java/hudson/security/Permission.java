package hudson.security;

import org.jvnet.localizer.Localizable;

public final class Permission {
    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        throw new UnsupportedOperationException();
    }
}

package io.jenkins.plugins.intent.jenkins;

import hudson.security.SecurityRealm;
import java.util.List;
import java.util.function.BiPredicate;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who is meant by the names in a gate. Whether {@code Alice} is {@code alice}, and a group the same as another, is for
 * the security realm to say, as it is for {@code input}.
 */
final class Approvers {
    private Approvers() {}

    /** Whether somebody is named, or one of their groups. */
    static boolean have(List<String> names, Authentication who) {
        SecurityRealm realm = Jenkins.get().getSecurityRealm();
        return have(names, who, realm.getUserIdStrategy()::equals, realm.getGroupIdStrategy()::equals);
    }

    static boolean have(
            List<String> names,
            Authentication who,
            BiPredicate<String, String> isSameUser,
            BiPredicate<String, String> isSameGroup) {
        return names.stream()
                .anyMatch(name -> isSameUser.test(name, who.getName())
                        || who.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .anyMatch(group -> isSameGroup.test(name, group)));
    }

    /** Whether two ids are of one person. */
    static boolean isSameUser(String one, String other) {
        return Jenkins.get().getSecurityRealm().getUserIdStrategy().equals(one, other);
    }
}

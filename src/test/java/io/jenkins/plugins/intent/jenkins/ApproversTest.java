package io.jenkins.plugins.intent.jenkins;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** A name in a gate means whom the security realm says it means. */
public class ApproversTest {
    private static final Authentication ALICE = new Person("alice", "Release-Team");

    private record Person(String name, String... groups) implements Authentication {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return Stream.of(groups)
                    .map(group -> (GrantedAuthority) () -> group)
                    .toList();
        }
    }

    private static boolean inAnyCase(String name) {
        return Approvers.have(List.of("bob", name), ALICE, String::equalsIgnoreCase, String::equalsIgnoreCase);
    }

    private static boolean exactly(String name) {
        return Approvers.have(List.of("bob", name), ALICE, String::equals, String::equals);
    }

    @Test
    public void realmThatTakesAllCasesForOneDoesSoForApprovers() {
        assertTrue(inAnyCase("Alice"));
        assertTrue(inAnyCase("release-team"));
        assertFalse(inAnyCase("release"));
    }

    @Test
    public void realmThatTellsCasesApartDoesSoForApprovers() {
        assertFalse(exactly("Alice"));
        assertFalse(exactly("release-team"));
        assertTrue(exactly("alice"));
        assertTrue(exactly("Release-Team"));
    }

    @Test
    public void groupsAreComparedAsGroupsAndUsersAsUsers() {
        assertFalse(Approvers.have(List.of("ALICE"), ALICE, String::equals, String::equalsIgnoreCase));
        assertTrue(Approvers.have(List.of("RELEASE-TEAM"), ALICE, String::equals, String::equalsIgnoreCase));
    }
}

package org.peakonjit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.subject.Subjects;

class AccessPolicyTest {

    private static final AccessPolicy STAFF =
            new AccessPolicy("Staff", List.of("peakon-users"), List.of("OU=Staff,DC=corp,DC=example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Ann,OU=Staff,DC=corp,DC=example",
                "cn=ann, ou=staff, dc=CORP, dc=Example",
                "CN=Ann,OU=Berlin,OU=Staff,DC=corp,DC=example",
                "CN=Ann\\, the first,OU=Staff,DC=corp,DC=example"
            })
    void permitsWhoIsUnderTheUnit(String distinguishedName) {
        assertThat(STAFF.permits(Subjects.at(distinguishedName))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Ann,OU=Guests,DC=corp,DC=example",
                "CN=Ann,OU=Not Staff,DC=corp,DC=example",
                "CN=Ann\\,OU\\=Staff\\,DC\\=corp\\,DC\\=example",
                "OU=Staff,DC=corp,DC=example,DC=evil",
                "OU=Staff,DC=corp,DC=example",
                "no DN at all"
            })
    void refusesWhoIsNot(String distinguishedName) {
        assertThat(STAFF.permits(Subjects.at(distinguishedName))).isFalse();
    }

    @Test
    void permitsMembersOfAGroup() {
        assertThat(STAFF.permits(Subjects.inGroups("ann", "x", "peakon-users"))).isTrue();
        assertThat(STAFF.permits(Subjects.inGroups("ann", "peakon-users-not"))).isFalse();
    }

    @Test
    void comparesGroupDnsAsDns() {
        AccessPolicy policy = new AccessPolicy("G", List.of("CN=Peakon,OU=Groups,DC=corp,DC=example"), List.of());
        assertThat(policy.permits(Subjects.inGroups("ann", "cn=peakon, ou=groups, dc=corp, dc=example")))
                .isTrue();
        assertThat(policy.permits(Subjects.inGroups("ann", "cn=peakon, ou=evil, dc=corp, dc=example")))
                .isFalse();
    }

    @Test
    void entitlesNobodyWhenItNamesNeitherGroupNorUnit() {
        assertThat(new AccessPolicy("Empty", List.of(), List.of()).permits(Subjects.inGroups("ann", "x")))
                .isFalse();
    }
}

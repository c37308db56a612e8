package org.peakonjit.access.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.Administrators;
import org.peakonjit.access.Administrators.Account;
import org.peakonjit.access.AuthenticationResult.Wrong;
import org.peakonjit.access.Origin;
import org.peakonjit.access.PasswordAuthentication;
import org.peakonjit.access.PasswordHash;
import org.peakonjit.access.Role;
import org.peakonjit.access.VerifiedPasswords;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;

class JpaAdministratorsIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsAccounts(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Administrators administrators = new JpaAdministrators(node.transactions);
            Account first = account(Role.ADMINISTRATOR, "first");
            Account second = account(Role.AUDITOR, "second");
            assertThat(administrators.find("admin")).isEmpty();
            assertThat(administrators.add(first)).isTrue();
            assertThat(administrators.add(second)).isFalse();
            assertThat(administrators.find("admin")).contains(first);
            administrators.put(second);
            assertThat(administrators.find("admin")).contains(second);
            assertThat(administrators.all()).containsExactly(second.administrator());
            assertThat(administrators.remove("admin")).isTrue();
            assertThat(administrators.remove("admin")).isFalse();
            assertThat(administrators.all()).isEmpty();
        }
    }

    /** PostgreSQL takes no NUL in a text, not even in one that it is asked for. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void knowNobodyByANameThatNoDatabaseTakes(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            PasswordAuthentication authentication = new PasswordAuthentication(
                    new JpaAdministrators(node.transactions),
                    new JpaKnownOrigins(node.transactions),
                    new VerifiedPasswords(Clock.systemUTC()),
                    Clock.systemUTC());

            assertThat(authentication.authenticate("admin\u0000", "first", Origin.of("192.0.2.1")))
                    .isEqualTo(new Wrong());
        }
    }

    private static Account account(Role role, String password) {
        return new Account(new Administrator("admin", role), PasswordHash.of(password));
    }
}

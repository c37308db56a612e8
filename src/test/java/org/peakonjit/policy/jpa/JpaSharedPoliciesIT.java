package org.peakonjit.policy.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicies.Stored;
import org.peakonjit.policy.SharedPolicy;

class JpaSharedPoliciesIT {

    private static SharedPolicy policy(String name, String... groups) {
        return new SharedPolicy(name, "", List.of(groups), List.of());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void readsBackWhatWasPutAndRenamed(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            SharedPolicies policies = StoredPolicies.in(node);
            policies.put("Übung", policy("Übung", "a"), 0L);
            policies.put("Staff", policy("Staff"), 0L);
            assertThat(policies.find("Übung")).contains(new Stored(policy("Übung", "a"), 1));

            policies.put("Übung", policy("Üben", "b"), 1L);

            assertThat(policies.find("Übung")).isEmpty();
            assertThat(policies.find("Üben")).contains(new Stored(policy("Üben", "b"), 2));
            assertThat(policies.names()).containsExactlyInAnyOrder("Staff", "Üben");
            assertThat(policies.hold(List.of("Staff", "Üben"))).isTrue();
            assertThat(policies.hold(List.of("Staff", "Übung"))).isFalse();
            assertThatThrownBy(() -> policies.put("Üben", policy("Üben"), 1L))
                    .isInstanceOf(StaleVersionException.class);
            assertThat(policies.delete("Üben")).isTrue();
            assertThat(policies.delete("Üben")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnWithoutWhatCannotBeReadAndKeepsWhatOthersKnow(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaSharedPolicies policies = new JpaSharedPolicies(node.transactions);
            policies.put("Staff", policy("Staff"), 0L);
            policies.put("Odd", policy("Odd"), 0L);
            store(node, "{\"form\":2}");

            assertThat(policies.all()).containsExactly(policy("Staff"));
            assertThat(policies.unreadable()).containsOnlyKeys("policy Odd");

            store(node, "{\"name\":\"Odd\",\"color\":\"red\"}");
            assertThat(policies.unreadable()).isEmpty();
            policies.put("Odd", policy("Odd", "a"), null);
            assertThat(node.transactions.<Object>call(
                            em -> em.createNativeQuery("select definition from access_policy where name = 'Odd'")
                                    .getSingleResult()))
                    .asString()
                    .contains("\"color\":\"red\"", "[\"a\"]");
        }
    }

    private static void store(TestNode node, String definition) {
        node.transactions.run(em -> em.createNativeQuery("update access_policy set definition = ?1 where name = 'Odd'")
                .setParameter(1, definition)
                .executeUpdate());
    }
}

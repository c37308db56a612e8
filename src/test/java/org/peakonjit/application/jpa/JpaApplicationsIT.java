package org.peakonjit.application.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.application.Fixtures;
import org.peakonjit.config.Settings;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.StatementQueue;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.database.jpa.Transactions;
import org.peakonjit.json.UnreadableException;
import org.peakonjit.policy.SharedPolicies;
import org.peakonjit.policy.SharedPolicy;
import org.peakonjit.policy.jpa.StoredPolicies;
import org.peakonjit.secret.Sealer;

class JpaApplicationsIT {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void readsBackWhatWasPut(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            Application peakon = StoredApplications.application("peakon", 10);
            assertThat(applications.find("peakon")).isEmpty();
            assertThat(applications.put(peakon, null, null)).isTrue();
            assertThat(applications.find("peakon")).contains(peakon);
            assertThat(applications.all()).containsExactly(peakon);
            assertThat(applications.findByEntityId("urn:peakon")).contains(peakon);
            assertThat(applications.findByEntityId("urn:other")).isEmpty();
            applications.put(StoredApplications.disabled("a-copy"), null, null);
            assertThat(applications.findByEntityId("urn:peakon"))
                    .as("that answers, of two with one entityID")
                    .contains(peakon);
            assertThat(applications.delete("a-copy")).isTrue();
            assertThat(applications.put(StoredApplications.application("peakon", null), null, null))
                    .isFalse();
            assertThat(applications.find("peakon").orElseThrow().scim().licenseConsumptionLimit())
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnWithoutWhatCannotBeReadAndLeavesItAsItIs(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaApplications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            Application peakon = StoredApplications.application("peakon", 10);
            Application other = StoredApplications.application("other", 10);
            applications.put(peakon, null, null);
            applications.put(other, null, null);
            store(
                    node,
                    "{\"name\":\"peakon\",\"saml\":{\"handOff\":\"by pigeon\",\"identityProviders\":[\"partner\"]}}");

            assertThat(applications.all()).containsExactly(other);
            assertThat(applications.allStored()).hasSize(1);
            assertThat(applications.unreadable()).containsOnlyKeys("application peakon");
            assertThatThrownBy(() -> applications.find("peakon")).isInstanceOf(UnreadableException.class);
            assertThatThrownBy(() -> applications.findStored("peakon")).isInstanceOf(UnreadableException.class);
            assertThatThrownBy(() -> applications.put(peakon, null, null)).isInstanceOf(UnreadableException.class);
            assertThat(applications.findReadable("peakon")).isEmpty();
            assertThat(applications.naming("partner")).containsExactly("peakon");
            assertThat(applications.naming("staff")).isEmpty();

            store(
                    node,
                    "{\"name\":\"peakon\",\"saml\":{\"handOff\":\"redirect\",\"dove\":1,"
                            + "\"loginUrl\":\"https://h/\"},\"scim\":{\"jitProvisioning\":false}}");
            assertThat(applications.unreadable()).isEmpty();
            applications.put(peakon, null, null);
            assertThat(stored(node)).contains("\"dove\":1", "urn:peakon");
        }
    }

    private static void store(TestNode node, String definition) {
        node.transactions.run(em -> em.createNativeQuery("update application set definition = ?1 where name = 'peakon'")
                .setParameter(1, definition)
                .executeUpdate());
    }

    private static String stored(TestNode node) {
        return node.transactions.call(
                em -> (String) em.createNativeQuery("select definition from application where name = 'peakon'")
                        .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsTheTokenUntilAnotherIsGiven(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            Application peakon = StoredApplications.application("peakon", 10);
            applications.put(peakon, null, null);
            assertThat(applications.findStored("peakon").orElseThrow().bearerTokenSet())
                    .isFalse();
            applications.put(peakon, "one", null);
            applications.put(peakon, null, null);
            assertThat(applications.bearerToken("peakon")).contains("one");
            applications.put(peakon, "two", null);
            assertThat(applications.bearerToken("peakon")).contains("two");
            assertThat(applications.bearerToken(peakon)).contains("two");
            assertThat(applications.bearerToken(Fixtures.with(Fixtures.switchedOff())))
                    .as("of another URL")
                    .isEmpty();
            assertThat(applications.findStored("peakon").orElseThrow().bearerTokenSet())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void refusesToReplaceAnotherVersionThanTheExpected(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            Application peakon = StoredApplications.application("peakon", 10);
            applications.put(peakon, null, null);
            long version = applications.findStored("peakon").orElseThrow().version();
            applications.put(StoredApplications.application("peakon", 11), null, version);
            assertThatThrownBy(() -> applications.put(peakon, null, version)).isInstanceOf(StaleVersionException.class);
            assertThat(applications.find("peakon").orElseThrow().scim().licenseConsumptionLimit())
                    .isEqualTo(11);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void showsNobodyWhatIsNotCommitted(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            applications.put(StoredApplications.application("peakon", 10), "old", null);

            assertThatThrownBy(() -> node.transactions.run(em -> {
                        applications.put(StoredApplications.application("peakon", 11), "new", null);
                        applications.put(StoredApplications.application("other", 11), null, null);
                        assertThat(limit(applications)).isEqualTo(11);
                        assertThat(applications.bearerToken("peakon")).contains("new");
                        assertThat(applications.find("other")).isPresent();
                        assertThat(applications.all()).hasSize(2);

                        assertThat(elsewhere(() -> limit(applications))).isEqualTo(10);
                        assertThat(elsewhere(() -> applications.bearerToken("peakon")))
                                .contains("old");
                        assertThat(elsewhere(() -> applications.find("other"))).isEmpty();
                        throw new UnsupportedOperationException("rolled back");
                    }))
                    .hasMessage("rolled back");

            assertThat(limit(applications)).isEqualTo(10);
            assertThat(applications.find("other")).isEmpty();
            assertThat(applications.all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void showsEverybodyAtOnceWhatIsCommitted(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            applications.put(StoredApplications.application("peakon", 10), "old", null);

            node.transactions.run(em -> {
                applications.put(StoredApplications.application("peakon", 11), "new", null);
                assertThat(elsewhere(() -> limit(applications))).isEqualTo(10);
            });

            assertThat(elsewhere(() -> limit(applications))).isEqualTo(11);
            assertThat(elsewhere(() -> applications.bearerToken("peakon"))).contains("new");
            node.transactions.run(em -> {
                assertThat(applications.delete("peakon")).isTrue();
                assertThat(applications.all()).isEmpty();
                assertThat(elsewhere(() -> limit(applications))).isEqualTo(11);
            });
            assertThat(elsewhere(applications::all)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void isHeldWithTheNumberOfItsSeats(TestDatabase kind) throws Exception {
        try (TestNode node = new TestNode(kind.fresh())) {
            Applications applications =
                    new JpaApplications(node.transactions, new Reversing(), StoredPolicies.in(node.transactions));
            applications.put(StoredApplications.application("peakon", 10), null, null);
            Runnable change = () -> applications.put(StoredApplications.application("peakon", 10), null, null);
            Runnable reservation = () -> node.transactions.run(em -> em.createNativeQuery(
                            "update license_count set consumed = consumed + 1 where application = 'peakon'")
                    .executeUpdate());
            for (Runnable other : List.of(change, reservation)) {
                CompletableFuture<Void> waiting = node.transactions.call(em -> {
                    applications.hold("peakon");
                    CompletableFuture<Void> begun = CompletableFuture.runAsync(other);
                    assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS))
                            .isInstanceOf(TimeoutException.class);
                    return begun;
                });
                waiting.get(10, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void hasWhatItsSharedPoliciesSayUnderWhateverName(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            SharedPolicies policies = StoredPolicies.in(node);
            JpaApplications applications = new JpaApplications(node.transactions, new Reversing(), policies);
            Application peakon = StoredApplications.sharing("peakon", "Staff", "Guests");
            assertThatThrownBy(() -> applications.put(peakon, null, null)).isInstanceOf(StaleVersionException.class);
            policies.put("Staff", policy("Staff", "a"), 0L);
            policies.put("Guests", policy("Guests", "g"), 0L);
            applications.put(peakon, null, null);
            assertThat(groups(applications)).containsExactly("a", "g");
            assertThat(stored(node)).contains("[{\"shared\":\"Staff\"},{\"shared\":\"Guests\"}]");
            long version = applications.findStored("peakon").orElseThrow().version();

            node.transactions.run(em -> {
                policies.put("Staff", policy("All of us", "b"), 1L);
                applications.sharedPolicyChanged("Staff", "All of us");
            });

            assertThat(groups(applications)).containsExactly("b", "g");
            assertThat(applications.sharing("All of us")).containsExactly("peakon");
            assertThat(applications.sharing("Staff")).isEmpty();
            assertThat(applications.findStored("peakon").orElseThrow().version())
                    .isEqualTo(version + 1);
            policies.delete("Guests");
            assertThatThrownBy(() -> applications.findStored("peakon")).isInstanceOf(UnreadableException.class);
            assertThat(applications.unreadable()).containsOnlyKeys("application peakon");
            assertThat(applications.sharing("Guests")).containsExactly("peakon");
        }
    }

    private static SharedPolicy policy(String name, String group) {
        return new SharedPolicy(name, "", List.of(group), List.of());
    }

    private static List<String> groups(Applications applications) {
        return applications.find("peakon").orElseThrow().policies().stream()
                .flatMap(policy -> policy.groups().stream())
                .toList();
    }

    private static int limit(Applications applications) {
        return Objects.requireNonNull(
                applications.find("peakon").orElseThrow().scim().licenseConsumptionLimit());
    }

    /** What another thread sees. */
    private static <T> T elsewhere(Supplier<T> look) {
        return CompletableFuture.supplyAsync(look).join();
    }

    @Test
    void knowsAtOnceWhatAnotherNodeAdded() {
        Settings settings = TestDatabase.POSTGRESQL.fresh();
        try (TestNode one = new TestNode(settings);
                TestNode two = new TestNode(settings)) {
            Applications here =
                    new JpaApplications(one.transactions, new Reversing(), StoredPolicies.in(one.transactions));
            Applications there =
                    new JpaApplications(two.transactions, new Reversing(), StoredPolicies.in(two.transactions));
            assertThat(there.find("peakon")).isEmpty();
            here.put(StoredApplications.application("peakon", 10), null, null);
            assertThat(there.find("peakon")).isPresent();
            here.put(StoredApplications.application("peakon", 11), null, null);
            assertThat(there.findStored("peakon")
                            .orElseThrow()
                            .application()
                            .scim()
                            .licenseConsumptionLimit())
                    .isEqualTo(11);
        }
    }

    /** Anybody may ask for {@code /login/<anything>}. */
    @Test
    void asksTheDatabaseForSoManyUnknownNamesOnly() {
        try (TestNode node = new TestNode(TestDatabase.H2.fresh())) {
            AtomicInteger calls = new AtomicInteger();
            Applications applications =
                    new JpaApplications(counting(node.transactions, calls), new Reversing(), StoredPolicies.in(node));

            for (int i = 0; i < 1000; i++) {
                assertThat(applications.find("unknown-" + i)).isEmpty();
                assertThat(applications.find("No Name/" + i)).isEmpty();
            }

            assertThat(calls).hasValueLessThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void listsAllWithOneQuestion(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            AtomicInteger calls = new AtomicInteger();
            Applications applications =
                    new JpaApplications(counting(node.transactions, calls), new Reversing(), StoredPolicies.in(node));
            applications.put(StoredApplications.application("peakon", 10), "token", null);
            applications.put(StoredApplications.application("other", 10), null, null);
            calls.set(0);

            assertThat(applications.allStored())
                    .extracting(stored -> stored.application().name(), Applications.Stored::bearerTokenSet)
                    .containsExactly(tuple("other", false), tuple("peakon", true));
            assertThat(calls).hasValue(1);
        }
    }

    private static Transactions counting(Transactions transactions, AtomicInteger calls) {
        return new Transactions() {
            @Override
            public <T> T call(Function<EntityManager, T> work) {
                calls.incrementAndGet();
                return transactions.call(work);
            }

            @Override
            public StatementQueue queue() {
                return transactions.queue();
            }

            @Override
            public boolean isUnderWay() {
                return transactions.isUnderWay();
            }

            @Override
            public void afterCommit(Runnable work) {
                transactions.afterCommit(work);
            }
        };
    }

    /** Shows that what is stored went through the sealer. */
    private static final class Reversing implements Sealer {
        @Override
        public byte[] seal(String purpose, byte[] plaintext, String context) {
            return reversed(plaintext);
        }

        @Override
        public byte[] open(String purpose, byte[] sealed, String context) {
            return reversed(sealed);
        }

        private static byte[] reversed(byte[] bytes) {
            StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
            return text.reverse().toString().getBytes(StandardCharsets.UTF_8);
        }
    }
}

package org.peakonjit.identityprovider.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.identityprovider.AttributeNameStore;
import org.peakonjit.identityprovider.GroupNameStore;
import org.peakonjit.identityprovider.IdpOfTheSettings;
import org.peakonjit.identityprovider.MetadataOrigin;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.json.UnreadableException;

class JpaRegisteredIdpsIT {

    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsWhatIsRegistered(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaRegisteredIdps idps = new JpaRegisteredIdps(node.transactions, new IdpOfTheSettings(node.settings));
            RegisteredIdp pasted = idp("pasted", new MetadataOrigin.Pasted("<a>" + "x".repeat(300_000) + "</a>"));
            RegisteredIdp atUrl = idp("at-url", new MetadataOrigin.At(URI.create("https://idp.example/metadata")));

            assertThat(idps.put(pasted, 0L)).isTrue();
            assertThat(idps.put(atUrl, null)).isTrue();
            assertThat(idps.put(atUrl, 1L)).isFalse();

            assertThat(idps.all()).containsExactly(atUrl, pasted);
            assertThat(idps.find("at-url").orElseThrow().version()).isEqualTo(2);
            assertThatThrownBy(() -> idps.put(atUrl, 1L)).isInstanceOf(StaleVersionException.class);
            assertThat(idps.delete("pasted")).isTrue();
            assertThat(idps.delete("pasted")).isFalse();
            assertThat(idps.all()).containsExactly(atUrl);
        }
    }

    /** The console would go on offering them. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void forgetsWhatWasHeardFromWhoIsDeletedAndHearsNoMoreOfThem(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaRegisteredIdps idps = new JpaRegisteredIdps(node.transactions, new IdpOfTheSettings(node.settings));
            AttributeNameStore attributes = new JpaAttributeNames(node.transactions);
            GroupNameStore groups = new JpaGroupNames(node.transactions);
            List<String> heardFrom = List.of("going", "staying", RegisteredIdp.FROM_SETTINGS);
            for (String name : heardFrom.subList(0, 2)) {
                idps.put(idp(name, new MetadataOrigin.Pasted("<a/>")), null);
            }
            for (String name : heardFrom) {
                attributes.add(name, List.of("mail", "of-" + name), 10);
                groups.note(name, List.of("staff", "of-" + name), DAY, 10);
            }

            assertThatThrownBy(() -> node.transactions.run(em -> {
                        idps.delete("going");
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");
            assertThat(attributes.of("going")).containsExactlyInAnyOrder("mail", "of-going");
            assertThat(idps.delete("going")).isTrue();
            attributes.add("going", List.of("late"), 10);
            groups.note("going", List.of("late"), DAY, 10);

            assertThat(attributes.all()).containsExactlyInAnyOrder("mail", "of-staying", "of-default");
            assertThat(groups.having("", 10)).containsExactly("of-default", "of-staying", "staff");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void goesOnWithoutWhatCannotBeReadAndKeepsItsDomains(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            JpaRegisteredIdps idps = new JpaRegisteredIdps(node.transactions, new IdpOfTheSettings(node.settings));
            RegisteredIdp one = idp("one", new MetadataOrigin.Pasted("<a/>"));
            RegisteredIdp two = idp("two", new MetadataOrigin.Pasted("<b/>"));
            idps.put(one, null);
            idps.put(two, null);
            node.transactions.run(em -> em.createNativeQuery("update identity_provider set definition ="
                            + " '{\"metadata\":7,\"emailDomains\":[\"one.example\"]}' where name = 'one'")
                    .executeUpdate());

            assertThat(idps.all()).containsExactly(two);
            assertThat(idps.unreadable()).containsOnlyKeys("identity provider one");
            assertThat(idps.unreadableDomains()).containsExactly("one.example");
            assertThatThrownBy(() -> idps.find("one")).isInstanceOf(UnreadableException.class);
            assertThatThrownBy(() -> idps.put(one, null)).isInstanceOf(UnreadableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keepsABoundedNumberOfAttributeNames(TestDatabase kind) {
        try (TestNode node = new TestNode(kind.fresh())) {
            StoredIdps.register(node, "one", "other");
            JpaAttributeNames names = new JpaAttributeNames(node.transactions);
            names.add("one", List.of("mail", "sn"), 3);
            names.add("one", List.of("sn", "memberOf", "title"), 3);
            names.add("other", List.of("mail"), 3);

            assertThat(names.of("one")).containsExactlyInAnyOrder("mail", "sn", "memberOf");
            assertThat(names.all()).containsExactlyInAnyOrder("mail", "sn", "memberOf");
        }
    }

    private static RegisteredIdp idp(String name, MetadataOrigin metadata) {
        return new RegisteredIdp(name, "Somebody's", true, metadata, null, List.of(name + ".example"), true);
    }
}

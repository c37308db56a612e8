package org.peakonjit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainScopeTest {

    private static final DomainScope PARTNER =
            new DomainScope(Set.of("partner.example", "b\u00fccher.example"), Set.of());
    private static final DomainScope REST = new DomainScope(Set.of(), Set.of("partner.example", "b\u00fccher.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@partner.example",
                "bob@PARTNER.example",
                "bob@partner.example.",
                "bob@b\u00fccher.example",
                "bob@xn--bcher-kva.example"
            })
    void aDomainIsOneHoweverItIsSpelled(String email) {
        assertThat(PARTNER.covers(email)).isTrue();
        assertThat(REST.covers(email)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@corp.example",
                "bob@partner.example.evil",
                "bob@sub.partner.example",
                "bob@notpartner.example",
                "bob@"
            })
    void everythingElseIsOfTheRest(String email) {
        assertThat(PARTNER.covers(email)).isFalse();
        assertThat(REST.covers(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice@corp.example@partner.example", "bob@partner.example@corp.example", "@partner.example"})
    void whatCouldBeReadAsTwoAddressesIsNobodys(String email) {
        assertThat(PARTNER.covers(email)).isFalse();
        assertThat(REST.covers(email)).isFalse();
    }

    @Test
    void aNameThatIsNoAddressIsOfTheRest() {
        assertThat(PARTNER.covers("4711")).isFalse();
        assertThat(REST.covers("4711")).isTrue();
    }

    @Test
    void anyCoversAll() {
        assertThat(DomainScope.ANY.covers("a@b@c")).isTrue();
    }
}

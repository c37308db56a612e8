package org.peakonjit.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdpDirectoryTest {

    private static final RegisteredIdp STAFF = idp("staff", true);
    private static final RegisteredIdp PARTNER = idp("partner", true, "partner.example");
    private static final RegisteredIdp OFF = idp("off", false, "off.example");

    private final IdpDirectory directory = new IdpDirectory(List.of(STAFF, PARTNER, OFF));

    @Test
    void eachDomainBelongsToOneIdp() {
        assertThat(speaking("bob@partner.example")).containsExactly("partner");
        assertThat(speaking("alice@corp.example")).containsExactly("staff");
    }

    @Test
    void theDomainOfADisabledIdpStaysItsOwn() {
        assertThat(speaking("carol@off.example")).isEmpty();
    }

    @Test
    void nobodySpeaksForTheDomainOfOneThatCannotBeRead() {
        IdpDirectory unreadable = new IdpDirectory(List.of(STAFF), Set.of("partner.example"));

        assertThat(unreadable.speakingFor("bob@partner.example", unreadable.inService()))
                .isEmpty();
        assertThat(unreadable.speakingFor("alice@corp.example", unreadable.inService()))
                .contains(STAFF);
    }

    @Test
    void twoThatSpeakForTheSamePeopleAreRivals() {
        assertThat(directory.rivalOf(idp("new", true, "other.example", "PARTNER.example")))
                .contains(PARTNER);
        assertThat(directory.rivalOf(idp("new", true))).contains(STAFF);
        assertThat(directory.rivalOf(idp("new", true, "off.example"))).isEmpty();
        assertThat(directory.rivalOf(idp("partner", true, "partner.example"))).isEmpty();
    }

    @Test
    void ofTwoRivalsOnlyTheFirstIsInService() {
        IdpDirectory both =
                new IdpDirectory(List.of(STAFF, idp("also-all", true), PARTNER, idp("z", true, "partner.example")));
        assertThat(both.inService()).extracting(RegisteredIdp::name).containsExactly("staff", "partner");
    }

    @Test
    void anApplicationMayNameItsIdps() {
        assertThat(directory.possibleFor(List.of(), false)).containsExactly(STAFF, PARTNER);
        assertThat(directory.possibleFor(List.of("partner", "off"), false)).containsExactly(PARTNER);
        assertThat(directory.possibleFor(List.of("gone"), false)).isEmpty();
    }

    /** Nothing says whose an employee number is: so two IdPs could assert the same one for different people. */
    @Test
    void anApplicationThatKnowsPeopleByNumberTakesOneIdpAlone() {
        assertThat(directory.possibleFor(List.of(), true)).containsExactly(STAFF);
        assertThat(directory.possibleFor(List.of("partner"), true)).containsExactly(PARTNER);
        assertThat(directory.possibleFor(List.of("partner", "staff"), true)).containsExactly(STAFF);
    }

    private List<String> speaking(String email) {
        return directory.all().stream()
                .filter(idp -> directory.scopeOf(idp).covers(email) && idp.enabled())
                .map(RegisteredIdp::name)
                .toList();
    }

    private static RegisteredIdp idp(String name, boolean enabled, String... domains) {
        return new RegisteredIdp(
                name,
                "",
                enabled,
                new MetadataOrigin.At(URI.create("https://idp.example/" + name)),
                null,
                List.of(domains),
                false);
    }
}

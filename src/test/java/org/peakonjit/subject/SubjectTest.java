package org.peakonjit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.peakonjit.application.Fixtures;

class SubjectTest {

    @Test
    void isOnePersonInAnyCase() {
        assertThat(Subjects.withEmail("Ann.Lee@Corp.Example").address())
                .contains(new EmailAddress("ann.lee@corp.example"));
    }

    @Test
    void isNotTheLookAlikeOfAnother() {
        String kelvin = "fran\u212A@corp.example";
        assertThat(Subjects.withEmail(kelvin).address()).contains(new EmailAddress(kelvin));
    }

    @Test
    void isOfNoLookAlikeDomain() {
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@CORP.example")))
                .isTrue();
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@corp.e\u00d7ample")))
                .isFalse();
        assertThat(Fixtures.peakon(1).hasDomainOf(Subjects.withEmail("ann@\u017fub.corp.example")))
                .isFalse();
    }

    @Test
    void findsWhatAnIdpCallsByItsOwnName() {
        Subject entra = Subjects.with(Map.of(
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", List.of("ann@corp.example"),
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", List.of("Ann")));
        assertThat(entra.address()).contains(new EmailAddress("ann@corp.example"));
        assertThat(entra.values("givenName")).containsExactly("Ann");
    }

    @Test
    void takesTheEmailFromANameIdThatIsOne() {
        NameId nameId = new NameId("ann@corp.example", NameId.EMAIL_ADDRESS);
        assertThat(new Subject(Subjects.IDP, nameId, Map.of(), AttributeNames.common()).email())
                .contains("ann@corp.example");
        NameId opaque = new NameId("ann@corp.example", NameId.PERSISTENT);
        assertThat(new Subject(Subjects.IDP, opaque, Map.of(), AttributeNames.common()).email())
                .isEmpty();
    }

    @Test
    void tellsTheLogNothingOfThePerson() {
        assertThat(Subjects.named("ann").toString()).doesNotContain("ann").contains(Subjects.IDP);
        NameId nameId = new NameId("ann", NameId.PERSISTENT);
        assertThat(nameId.toString()).doesNotContain("ann").contains(NameId.PERSISTENT);
    }
}

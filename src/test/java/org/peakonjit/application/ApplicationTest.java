package org.peakonjit.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.subject.Subjects;

class ApplicationTest {

    private static Application of(@Nullable String domainName) {
        Application any = Fixtures.peakon(1);
        return new Application("peakon", "", domainName, true, List.of(), any.saml(), any.scim());
    }

    @ParameterizedTest
    @CsvSource({
        "corp.example, ann@CORP.example",
        "CORP.example, ann@corp.example",
        "b\u00fcro.example, ann@B\u00dcRO.example",
        "B\u00dcRO.example, ann@b\u00fcro.example",
        "b\u00fcro.example, ann@xn--bro-hoa.example",
        "xn--bro-hoa.example, ann@B\u00fcro.example",
        "XN--BRO-HOA.example, ann@xn--bro-hoa.example"
    })
    void aDomainIsOneHoweverItIsSpelled(String domainName, String email) {
        assertThat(of(domainName).hasDomainOf(Subjects.withEmail(email))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "corp.example, ann@c\u043erp.example",
        "korp.example, ann@\u212aorp.example",
        "corp.example, ann@\uff43orp.example",
        "corp.example, ann@corp\u3002example",
        "strasse.example, ann@stra\u00dfe.example",
        "b\u00fcrok.example, ann@b\u00fcro\u212a.example",
        "b\u00fcro.example, ann@buro.example",
        "b\u00fcro.example, ann@sub.b\u00fcro.example",
        "b\u00fcro.example, ann@xn--bro-hoa.example.org"
    })
    void anotherDomainIsNoneOfIts(String domainName, String email) {
        assertThat(of(domainName).hasDomainOf(Subjects.withEmail(email))).isFalse();
    }

    @Test
    void withoutADomainEveryoneIsOfIt() {
        assertThat(of(null).hasDomainOf(Subjects.withEmail("ann@corp.example"))).isTrue();
    }
}

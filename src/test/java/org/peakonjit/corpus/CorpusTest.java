package org.peakonjit.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.identityprovider.product.IdpProduct;
import org.peakonjit.identityprovider.product.Remedies;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.subject.AttributeNames.Known;
import org.peakonjit.subject.Person;
import org.peakonjit.subject.Subject;

/** Whatever a product sends is taken with default settings, or the very thing is named. */
class CorpusTest {

    static Stream<CorpusCase> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsItMust(CorpusCase one) {
        check(one, Verdict.on(one));
    }

    private static void check(CorpusCase one, Verdict verdict) {
        assertThat(verdict).as(one.tried()).matches(it -> it.is(one.outcome()), one.outcome());
        one.names().forEach(part -> assertThat(verdict.sentence().orElse("")).containsIgnoringCase(part));
        CompanyIdp idp = verdict.idp();
        if (idp != null) {
            one.entityId().ifPresent(id -> assertThat(idp.entityId()).isEqualTo(id));
            one.keys().ifPresent(number -> assertThat(idp.signingKeys()).hasSize(number));
        }
        product(one).ifPresent(product -> told(verdict, product));
        Subject subject = verdict.subject();
        if (subject != null) {
            assertThat(subject.person().map(Person::address)).isEqualTo(one.email());
            assertThat(subject.person().map(Person::id)).isEqualTo(one.personId());
            one.groupCount()
                    .ifPresentOrElse(
                            number -> assertThat(subject.values(Known.GROUPS)).hasSize(number),
                            () -> assertThat(subject.values(Known.GROUPS)).isEqualTo(one.groups()));
            assertThat(subject.first(Known.DISTINGUISHED_NAME)).isEqualTo(one.distinguishedName());
            assertThat(subject.first(Known.GIVEN_NAME)).isEqualTo(one.givenName());
            assertThat(subject.first(Known.FAMILY_NAME)).isEqualTo(one.familyName());
        }
    }

    /** That its metadata shows which product it is and, where something is wrong, what helps there is said. */
    private static void told(Verdict verdict, IdpProduct product) {
        CompanyIdp idp = verdict.idp();
        if (idp != null) {
            assertThat(IdpProduct.of(idp.entityId(), idp.redirectSso().or(idp::postSso)))
                    .contains(product);
        }
        Fault fault = verdict.fault();
        if (fault != null && !fault.code().startsWith("response.restart")) {
            assertThat(Remedies.of(fault, product, Locale.ENGLISH)).isPresent();
        }
    }

    /** Among those whose consoles we know: the case's directory is called like it. */
    private static Optional<IdpProduct> product(CorpusCase one) {
        return Stream.of(IdpProduct.values())
                .filter(product ->
                        one.file().getParent().getFileName().toString().equals(product.key()))
                .findFirst();
    }
}

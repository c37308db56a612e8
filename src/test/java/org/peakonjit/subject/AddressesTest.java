package org.peakonjit.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes as address, name or group: it is read or not, by no exception. */
class AddressesTest {

    @Property
    void anAddressIsInItsOneFormOrNone(@ForAll("texts") String text) {
        EmailAddress.of(text).ifPresent(address -> {
            assertThat(EmailAddress.of(address.value())).contains(address);
            assertThat(address.value()).isEqualTo(EmailAddress.canonical(text));
            assertThat(address.value()).matches("(?s)\\S+@\\S+");
        });
    }

    @Property
    void whiteSpaceAroundAValueChangesNothing(@ForAll("texts") String text) {
        Subject plain = Subjects.with(Map.of("groups", List.of(text), "mail", List.of(text)));
        Subject formatted = Subjects.with(
                Map.of("groups", List.of("\n\t " + text + "\u00a0\r\n"), "mail", List.of(" " + text + "\n")));
        assertThat(formatted.attributes()).isEqualTo(plain.attributes());
        assertThat(formatted.address()).isEqualTo(plain.address());
    }

    @Property
    void noTextBreaksASubject(@ForAll("texts") String name, @ForAll("texts") String value) {
        Subject subject = Subjects.with(Map.of(name, List.of(value), "email", List.of(value)));
        assertThatCode(() -> {
                    subject.isInScope();
                    subject.lookAlike(value);
                    subject.lookAlike("givenName");
                    subject.domain();
                    subject.hasTooManyGroups();
                    new DomainScope(Set.copyOf(List.of("corp.example", value)), Set.of()).covers(value);
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> likeAddresses = Arbitraries.of(
                        "@",
                        "a",
                        "ann",
                        ".",
                        "corp.example",
                        "<",
                        ">",
                        ",",
                        "\"",
                        " ",
                        "\n",
                        "ü",
                        "\u212a",
                        "xn--",
                        "-",
                        "\u200b",
                        "\ud83d")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40), likeAddresses);
    }
}

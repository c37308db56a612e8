package org.peakonjit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.peakonjit.policy.AccessPolicy.DistinguishedName;
import org.peakonjit.subject.Subjects;

/** Whatever an IdP sends as group or DN, and whatever an administrator writes: it matches or not, by no exception. */
class DistinguishedNamesTest {

    private static final Duration HANGS = Duration.ofSeconds(1);

    @Example
    void whatOnlyLooksLikeADnIsNone() {
        for (String text :
                List.of("CN=#all,OU=G,DC=corp", "CN=a\\zz,OU=G", "OU=#Ext", "CN=a\\", "CN=#1", "=", "CN=\"a")) {
            assertThat(new DistinguishedName().test(text)).as(text).isFalse();
            assertThat(policy(text, text).permits(Subjects.inGroups("ann", "x", text)))
                    .as("the group %s is itself, DN or not", text)
                    .isTrue();
            assertThat(policy("CN=x,OU=G,DC=corp", "OU=G,DC=corp").permits(Subjects.at(text)))
                    .isFalse();
        }
    }

    @Example
    void alsoATextOfAnyLengthIsToldInTime() {
        String long1 = "CN=" + "a,CN=".repeat(200_000) + "a";
        String long2 = "CN=" + "\\".repeat(500_000);
        String long3 = "CN=" + "+a=".repeat(300_000);
        for (String text : List.of(long1, long2, long3)) {
            Instant begun = Instant.now();
            assertThat(policy("CN=x", "OU=G").permits(Subjects.inGroups("ann", text)))
                    .isFalse();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(HANGS);
        }
    }

    /** Each with each would be a million comparisons of texts that have to be read. */
    @Example
    void manyGroupsAreComparedInTime() {
        List<String> named = IntStream.range(0, 1000)
                .mapToObj(number -> "CN=named-" + number + ",OU=Groups,OU=Departments,DC=corp,DC=example")
                .toList();
        String[] asserted = IntStream.range(0, 1000)
                .mapToObj(number -> "CN=asserted-" + number + ",OU=Groups,OU=Departments,DC=corp,DC=example")
                .toArray(String[]::new);
        AccessPolicy policy = new AccessPolicy("P", named, List.of());
        Instant begun = Instant.now();

        assertThat(policy.permits(Subjects.inGroups("ann", asserted))).isFalse();
        asserted[999] = "cn=Named-999, ou=Groups, ou=Departments, dc=corp, dc=example";
        assertThat(policy.permits(Subjects.inGroups("ann", asserted))).isTrue();

        assertThat(Duration.between(begun, Instant.now())).isLessThan(HANGS);
    }

    @Property
    void noTextBreaksAnything(@ForAll("texts") String written, @ForAll("texts") String asserted) {
        assertThatCode(() -> {
                    new DistinguishedName().test(written);
                    policy(written, written).permits(Subjects.inGroups("ann", asserted, "CN=x,OU=G"));
                    policy(written, written).permits(Subjects.at(asserted));
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> likeDns = Arbitraries.of(
                        "CN=",
                        "ou=",
                        "=",
                        ",",
                        ";",
                        "+",
                        "\\",
                        "\\zz",
                        "\\41",
                        "#",
                        "#04",
                        "\"",
                        " ",
                        "a",
                        "é",
                        "<",
                        "OID.1.2=",
                        "\u0000",
                        "\ud800",
                        "\n")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(60), likeDns);
    }

    private static AccessPolicy policy(String group, String unit) {
        return new AccessPolicy("P", List.of(group), List.of(unit));
    }
}

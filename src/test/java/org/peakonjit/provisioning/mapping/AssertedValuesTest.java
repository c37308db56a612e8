package org.peakonjit.provisioning.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.peakonjit.application.AttributeMapping;
import org.peakonjit.application.AttributeMapping.Type;
import org.peakonjit.provisioning.AttributeMapper.Mapped;
import org.peakonjit.provisioning.TestApplications;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.Subject;

/** Whatever values an IdP asserts: each row gives a value or none, in no time, by no exception. */
class AssertedValuesTest {

    /** Of processor time: nobody waits for anybody here. */
    private static final Duration HANGS = Duration.ofSeconds(3);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String PEAKON = "urn:ietf:params:scim:schemas:extension:peakon:2.0:User:";

    private static final List<AttributeMapping> ROWS = List.of(
            Mappers.clearing(AttributeMapping.of("title", "x", "y")),
            AttributeMapping.of("locale", "x"),
            AttributeMapping.of("emails[type eq \"home\"].value", "x"),
            typed("Joined", "x", Type.DATE_TIME),
            typed("Grade", "x", Type.NUMBER),
            typed("Remote", "x", Type.BOOLEAN),
            new AttributeMapping("nickName", List.of(), null, "${x}/${y}", null, Type.STRING, false),
            expression("A", "attributes.x[0].substring(2, 5)"),
            expression("B", "attributes.x[0].matches(attributes.y[0]) ? 'a' : 'b'"),
            expression("C", "string(int(attributes.x[0]) * 9223372036854775807)"),
            expression("D", "string(timestamp(attributes.x[0]))"),
            expression("E", "attributes.x[0].split(attributes.y[0])[3]"),
            expression("F", "attributes.x[0].replace(attributes.y[0], attributes.x[0])"),
            expression("G", "attributes.x.map(a, a + a).join(attributes.y[0])"),
            expression("H", "attributes[attributes.x[0]][0]"),
            expression("I", "attributes.x[0].charAt(1).upperAscii()"),
            expression("J", "string(duration(attributes.x[0]))"),
            expression("K", "attributes.x[0].lastIndexOf(attributes.y[0], 7) > 1 ? 'p' : 'q'"));

    private final MappedAttributes mapper = new MappedAttributes();

    @Property
    void comeToSomething(@ForAll("values") String x, @ForAll("values") String y) {
        Subject subject = new Subject(
                "https://idp.example",
                new NameId("ada", NameId.PERSISTENT),
                Map.of(
                        "email", List.of("ada@corp.example"),
                        "givenName", List.of("Ada"),
                        "sn", List.of("Lovelace"),
                        "x", List.of(x, y),
                        "y", List.of(y)),
                AttributeNames.common());
        long begun = THREADS.getCurrentThreadCpuTime();

        Mapped mapped = mapper.map(
                TestApplications.scim("https://peakon.example", 10, ROWS.toArray(AttributeMapping[]::new)), subject);

        assertThat(mapped).isInstanceOf(Mapped.Complete.class);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(HANGS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.of(
                        "(",
                        "[",
                        "(a+)+$",
                        "\\",
                        "*",
                        "-1",
                        "1e999999999",
                        "9223372036854775807",
                        "2026-02-30",
                        "2026-11-25T12:00:00Z",
                        "20261399000000Z",
                        "+999999999-12-31",
                        "de_DE.UTF-8",
                        "x-",
                        "a".repeat(5000),
                        "\ud800",
                        "${x}",
                        "true"));
    }

    private static AttributeMapping typed(String name, String source, Type type) {
        return new AttributeMapping(PEAKON + name, List.of(source), null, null, null, type, false);
    }

    private static AttributeMapping expression(String name, String text) {
        return new AttributeMapping(PEAKON + name, List.of(), null, null, text, Type.STRING, false);
    }
}

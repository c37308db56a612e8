package org.peakonjit.saml.sp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.SpRig;
import org.peakonjit.subject.UpstreamAuthentication;

/** What an IdP says of an authentication, as it is handed on (SAML Core §2.7.2, §3.4.1.5.1). */
class AuthenticationReaderTest {

    private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";

    private static final SpRig rig = new SpRig();

    @Test
    void saysWhenAndHowAndByWhom() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);

        UpstreamAuthentication read = read(authenticated(yesterday));

        assertThat(read.at()).isEqualTo(yesterday);
        assertThat(read.contextClass()).contains(CLASSES + "PasswordProtectedTransport");
        assertThat(read.authorities()).containsExactly(SpRig.IDP);
        assertThat(read.sessionEnd()).isEmpty();
        assertThat(read.furtherProxies()).isEmpty();
    }

    @Test
    void namesTheIdpAfterThoseThatItNamesItself() {
        assertThat(read(named("urn:first", "\n https://second.example/idp\n")).authorities())
                .containsExactly("urn:first", "https://second.example/idp", SpRig.IDP);
    }

    @Test
    void passesOverWhatIsNoEntityId() {
        assertThat(read(named("", " ", "two words", "\u2028", "x".repeat(1025), "x".repeat(1024)))
                        .authorities())
                .containsExactly("x".repeat(1024), SpRig.IDP);
    }

    @Test
    void passesOnTheNearestTenOfALongChain() {
        String[] many = IntStream.range(0, 500).mapToObj(i -> "urn:" + i).toArray(String[]::new);

        assertThat(read(named(many)).authorities())
                .isEqualTo(Stream.concat(IntStream.range(491, 500).mapToObj(i -> "urn:" + i), Stream.of(SpRig.IDP))
                        .toList());
    }

    @Test
    void saysWhenTheSessionEnds() {
        assertThat(read(honest -> honest.edit(
                                "SessionIndex=", "SessionNotOnOrAfter=\"2999-01-01T01:00:00+01:00\" SessionIndex="))
                        .sessionEnd())
                .contains(Instant.parse("2999-01-01T00:00:00Z"));
    }

    @Test
    void countsItselfAmongTheProxies() {
        assertThat(read(restricted(" Count=\"3\"")).furtherProxies()).hasValue(2);
        assertThat(read(restricted(" Count=\"1\"")).furtherProxies()).hasValue(0);
        assertThat(read(restricted("")).furtherProxies()).isEmpty();
    }

    @Test
    void believesOneOfSeveralStatementsAsAWhole() {
        String other = "<saml:AuthnStatement AuthnInstant=\"" + Instant.now().minus(Duration.ofHours(1))
                + "\"><saml:AuthnContext>"
                + "<saml:AuthenticatingAuthority>urn:other</saml:AuthenticatingAuthority>"
                + "</saml:AuthnContext></saml:AuthnStatement>";

        UpstreamAuthentication read =
                read(honest -> honest.edit("<saml:AuthnStatement ", other + "<saml:AuthnStatement "));

        assertThat(read.at()).isAfter(Instant.now().minusSeconds(60));
        assertThat(read.contextClass()).contains(CLASSES + "PasswordProtectedTransport");
        assertThat(read.authorities()).containsExactly(SpRig.IDP);
    }

    @Test
    void needsNoClass() {
        UpstreamAuthentication read = read(honest -> honest.editAll(
                "<saml:AuthnContextClassRef>[^<]*</saml:AuthnContextClassRef>",
                "<saml:AuthenticatingAuthority>urn:first</saml:AuthenticatingAuthority>"));

        assertThat(read.contextClass()).isEmpty();
        assertThat(read.authorities()).isEqualTo(List.of("urn:first", SpRig.IDP));
    }

    private static UnaryOperator<ForgedResponse> authenticated(Instant at) {
        return honest -> honest.editAll("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + at + "\"");
    }

    private static UnaryOperator<ForgedResponse> named(String... authorities) {
        String elements = Stream.of(authorities)
                .map(one -> "<saml:AuthenticatingAuthority>" + one + "</saml:AuthenticatingAuthority>")
                .collect(Collectors.joining());
        return honest -> honest.edit("</saml:AuthnContext>", elements + "</saml:AuthnContext>");
    }

    private static UnaryOperator<ForgedResponse> restricted(String count) {
        return honest -> honest.edit(
                "</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:ProxyRestriction" + count + "/>");
    }

    private static UpstreamAuthentication read(UnaryOperator<ForgedResponse> answer) {
        var journey = rig.start();
        return ((Reception.Accepted)
                        rig.receive(journey, answer.apply(rig.answer(journey)).post()))
                .authentication();
    }
}

package org.peakonjit.signout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.saml.attack.LogoutAttacks;
import org.peakonjit.saml.attack.LogoutAttacks.LogoutAttack;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.IncomingLogout.Asked;
import org.peakonjit.saml.logout.LogoutParameters;
import org.peakonjit.saml.logout.SingleLogout.Side;

/** Logout messages that nobody honest would send: none signs anybody out. */
class LogoutAttackTest {

    private static final SamlKey MALLORY = GeneratedKeys.rsa("mallory");

    private final SignOutRig rig = new SignOutRig();

    @ParameterizedTest
    @EnumSource(Side.class)
    void refusesUnsignedMessages(Side side) {
        assertRefused(rig.redirected(side, request(side), request(side).query()), "saml.invalid-response");
        LogoutText message = request(side);
        assertRefused(rig.redirected(side, message, message.query()), "saml.invalid-response");
        assertRefused(rig.posted(side, message, message.field()), "saml.invalid-response");
        LogoutText answer = response(side);
        assertRefused(rig.redirected(side, answer, answer.query()), "saml.invalid-response");
        assertRefused(rig.posted(side, answer, answer.field()), "saml.invalid-response");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void refusesMessagesSignedBySomebodyElse(Side side) {
        LogoutText message = request(side);

        assertRefused(
                rig.redirected(side, message, message.signedQuery(MALLORY.privateKey())), "saml.invalid-response");
        assertRefused(rig.posted(side, message, message.signedField(MALLORY.privateKey())), "saml.invalid-response");
    }

    @Test
    void refusesWhatTheOtherSideSigned() {
        LogoutText message = request(Side.SP);

        assertRefused(
                rig.redirected(Side.SP, message, message.signedQuery(SignOutRig.PEAKON_KEY.privateKey())),
                "saml.invalid-response");
    }

    @Test
    void refusesAMessageChangedAfterItWasSigned() {
        LogoutText message = request(Side.SP);
        String signed = new String(
                Base64.getDecoder().decode(message.signedField(SignOutRig.IDP_KEY.privateKey())),
                StandardCharsets.UTF_8);
        String changed = signed.replace(SignOutRig.PERSON, "mallory@corp.example");

        assertRefused(
                rig.posted(Side.SP, message, Base64.getEncoder().encodeToString(changed.getBytes())),
                "saml.invalid-response");
    }

    @Test
    void refusesAnotherRelayStateThanTheSignedOne() {
        LogoutText message = request(Side.SP);
        String query =
                message.signedQuery(SignOutRig.IDP_KEY.privateKey()).replace("RelayState=back", "RelayState=evil");

        assertRefused(rig.redirected(Side.SP, message, query), "saml.invalid-response");
    }

    @Test
    void refusesASignatureWrappedIntoAnotherRequest() {
        String signed = new String(
                Base64.getDecoder().decode(request(Side.SP).signedField(SignOutRig.IDP_KEY.privateKey())),
                StandardCharsets.UTF_8);
        LogoutText wrapping = request(Side.SP)
                .edit(xml -> xml.replace(SignOutRig.PERSON, "mallory@corp.example")
                        .replace(
                                "</saml:Issuer>", "</saml:Issuer><samlp:Extensions>" + signed + "</samlp:Extensions>"));

        assertRefused(rig.posted(Side.SP, wrapping, wrapping.field()), "saml.invalid-response");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void refusesARequestThatWasUsedBefore(Side side) {
        LogoutText message = request(side);

        assertThat(rig.signed(side, message)).isInstanceOf(Asked.class);
        assertRefused(rig.signed(side, message), "saml.replayed");
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("no Destination", "saml.invalid-response", xml -> xml.replaceAll(" Destination=\"[^\"]*\"", "")),
                edit(
                        "our other side's Destination",
                        "saml.invalid-response",
                        xml -> xml.replace(SignOutRig.AT_SP, SignOutRig.AT_IDP)),
                edit("SAML 1.1", "saml.invalid-response", xml -> xml.replace("Version=\"2.0\"", "Version=\"1.1\"")),
                edit("no ID", "saml.invalid-response", xml -> xml.replaceAll(" ID=\"[^\"]*\"", "")),
                edit("no NameID", "saml.invalid-response", xml -> xml.replaceAll("<saml:NameID>.*</saml:NameID>", "")),
                edit(
                        "blank NameID",
                        "saml.invalid-response",
                        xml -> xml.replaceAll("<saml:NameID>.*</saml:NameID>", "<saml:NameID> </saml:NameID>")),
                edit(
                        "NameID with a comment",
                        "saml.invalid-response",
                        xml -> xml.replace("alice@corp.example", "alice@corp.example<!---->.evil")),
                edit("no Issuer", "saml.invalid-response", xml -> xml.replaceAll("<saml:Issuer>.*</saml:Issuer>", "")),
                edit(
                        "unknown Issuer",
                        "application.unknown",
                        xml -> xml.replace("<saml:Issuer>" + SignOutRig.IDP, "<saml:Issuer>https://evil.example")),
                edit(
                        "Peakon as Issuer",
                        "application.unknown",
                        xml -> xml.replace("<saml:Issuer>" + SignOutRig.IDP, "<saml:Issuer>" + SignOutRig.PEAKON)),
                edit(
                        "an hour old",
                        "saml.expired",
                        xml -> xml.replaceAll(
                                "IssueInstant=\"[^\"]*\"",
                                "IssueInstant=\"" + Instant.now().minusSeconds(3600) + "\"")),
                edit(
                        "from the future",
                        "saml.expired",
                        xml -> xml.replaceAll(
                                "IssueInstant=\"[^\"]*\"",
                                "IssueInstant=\"" + Instant.now().plusSeconds(3600) + "\"")),
                edit(
                        "past its NotOnOrAfter",
                        "saml.expired",
                        xml -> xml.replaceAll(
                                "NotOnOrAfter=\"[^\"]*\"",
                                "NotOnOrAfter=\"" + Instant.now().minusSeconds(600) + "\"")),
                edit("no IssueInstant", "saml.expired", xml -> xml.replaceAll(" IssueInstant=\"[^\"]*\"", "")),
                edit("DOCTYPE", "saml.invalid-response", xml -> "<!DOCTYPE x>" + xml),
                edit(
                        "AuthnRequest instead",
                        "saml.invalid-response",
                        xml -> xml.replace("LogoutRequest", "AuthnRequest")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void refusesEvenWhatTheIdpSigned(String name, String code, UnaryOperator<String> edit) {
        assertRefused(rig.signed(Side.SP, request(Side.SP).edit(edit)), code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesMalformedOnesWhoeverSignedThem(LogoutAttack attack) {
        assertRefused(rig.signed(Side.SP, request(Side.SP).edit(attack.change())), "saml.invalid-response");
    }

    static List<LogoutAttack> malformed() {
        return LogoutAttacks.ALL;
    }

    @Test
    void believesNothingFromAPeakonWhoseCertificateIsNotRegistered() {
        SignOutRig unsigned = new SignOutRig("Redirect", SignOutRig.PEAKON_SLO, false);
        LogoutText message = request(Side.IDP);

        assertRefused(unsigned.redirected(Side.IDP, message, message.query()), "saml.invalid-response");
        assertRefused(unsigned.signed(Side.IDP, message), "saml.invalid-response");
    }

    @Test
    void refusesATooLongRelayState() {
        LogoutText message = request(Side.SP);

        assertRefused(
                rig.logout.receive(
                        Side.SP,
                        new LogoutParameters(
                                true, message.signedField(SignOutRig.IDP_KEY.privateKey()), "x".repeat(513), null)),
                "saml.invalid-response");
    }

    @Test
    void countsTheCharactersOfANameIdAsTheSignOnDoes() {
        String character = "\uD83D\uDCBC";

        assertThat(rig.signed(Side.SP, named(character.repeat(256)))).isInstanceOf(Asked.class);
        assertRefused(rig.signed(Side.SP, named(character.repeat(257))), "saml.invalid-response");
    }

    private LogoutText named(String nameId) {
        return request(Side.SP).edit(xml -> xml.replace(SignOutRig.PERSON, nameId));
    }

    private LogoutText request(Side side) {
        return side == Side.SP ? rig.fromIdp() : rig.fromPeakon();
    }

    private static LogoutText response(Side side) {
        return side == Side.SP
                ? LogoutText.response(SignOutRig.IDP, SignOutRig.AT_SP, "_1", LogoutText.status("Success", ""))
                : LogoutText.response(SignOutRig.PEAKON, SignOutRig.AT_IDP, "_1", LogoutText.status("Success", ""));
    }

    private static Arguments edit(String name, String code, UnaryOperator<String> edit) {
        return Arguments.of(name, code, edit);
    }

    private static void assertRefused(IncomingLogout incoming, String code) {
        assertThat(incoming).isInstanceOfSatisfying(IncomingLogout.Refused.class, refused -> {
            assertThat(refused.refusal().code().code())
                    .as(refused.refusal().cause().english())
                    .isEqualTo(code);
            assertThat(refused.refusal().cause().english()).doesNotContain("alice", "mallory", "<");
        });
    }
}

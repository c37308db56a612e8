package org.peakonjit.saml.sp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.config.SettingKey;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.sp.structure.ResponseFault;

/** What ties a Response to a request of this browser, and what becomes of one that is tied to none. */
class StateTest {

    private static final SamlKey IDP_KEY = GeneratedKeys.rsa("idp");
    private static final SpRig rig = new SpRig(Map.of(), IDP_KEY);
    private static final SpRig accepting = new SpRig(Map.of(SettingKey.IDP_UNSOLICITED, "accept"), IDP_KEY);
    private static final SpRig refusing = new SpRig(Map.of(SettingKey.IDP_UNSOLICITED, "refuse"), IDP_KEY);

    @Test
    void peakonsRequestComesBackWithTheAnswer() {
        PeakonRequest asked = new PeakonRequest(
                "_peakon",
                URI.create("https://acme.peakon.com/saml/1/assert"),
                "état&=",
                false,
                true,
                List.of("urn:a"));
        PendingSignOn pending = PendingSignOn.answering("peakon", asked);
        var journey = rig.start(pending);
        assertThat(rig.receive(journey, rig.answer(journey).post()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.pending()).isEqualTo(pending));
    }

    @Test
    void anotherNodeTakesTheAnswer() {
        var journey = rig.start();
        assertThat(rig.at(Clock.systemUTC()).receive(rig.answer(journey).post(), "pj1", journey.cookies()))
                .isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void twoTabsDoNotDisturbEachOther() {
        var one = rig.start();
        var other = rig.start(PendingSignOn.to("peakon", "/other"));
        Map<String, String> cookies = new java.util.HashMap<>(one.cookies());
        cookies.putAll(other.cookies());
        assertThat(rig.sp.receive(rig.answer(one).post(), "pj1", cookies))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(
                                        requireNonNull(accepted.pending()).target())
                                .isEqualTo("/dashboard"));
    }

    @Test
    void anAnswerForAnotherBrowserStartsOver() {
        var victim = rig.start();
        var attacker = rig.start();
        assertThat(rig.receive(victim, rig.answer(attacker).post())).isInstanceOf(Reception.Restart.class);
    }

    @Test
    void aCookieUnderAnotherNameDoesNotOpen() {
        var one = rig.start();
        var other = rig.start();
        Map<String, String> swapped = Map.of(
                one.request().stateCookie().name(),
                other.request().stateCookie().value());
        assertThat(rig.sp.receive(rig.answer(one).post(), "pj1", swapped)).isInstanceOf(Reception.Restart.class);
    }

    @Test
    void aChangedCookieDoesNotOpen() {
        var journey = rig.start();
        String name = journey.request().stateCookie().name();
        for (String value : List.of("", "x", "****", journey.cookies().get(name).substring(1))) {
            assertThat(rig.sp.receive(rig.answer(journey).post(), "pj1", Map.of(name, value)))
                    .isInstanceOf(Reception.Restart.class);
        }
    }

    @Test
    void aLostCookieStartsOverOnce() {
        String post = rig.answer(rig.start()).post();
        assertThat(rig.sp.receive(post, "pj1", Map.of())).isInstanceOf(Reception.Restart.class);
        assertThat(rig.sp.receive(post, null, Map.of())).isInstanceOf(Reception.Restart.class);
        assertRejected(rig.sp.receive(post, "pj2", Map.of()), RefusalCode.SAML_UNSOLICITED);
    }

    /** Of several applications the restart leads to the one that the person was on the way to. */
    @Test
    void aRestartLeadsWhereTheLostSignOnDid() {
        SpRig rig = new SpRig();
        String post = rig.answer(rig.start(PendingSignOn.to("other", null))).post();

        assertThat(rig.sp.receive(post, "pj1.other", Map.of()))
                .isEqualTo(new Reception.Restart(
                        ResponseFault.RESTART_STATE_LOST.fault(), Optional.of("other"), Optional.of("default")));
        assertThat(((Reception.Restart) rig.sp.receive(post, "pj1", Map.of())).application())
                .isEmpty();
        assertRejected(rig.sp.receive(post, "pj2.other", Map.of()), RefusalCode.SAML_UNSOLICITED);
    }

    @Test
    void theRelayStateStaysWithin80Bytes() {
        assertThat(RelayMarker.of(PendingSignOn.to("a".repeat(76), null))).hasSize(80);
        assertThat(RelayMarker.of(PendingSignOn.to("a".repeat(77), null))).isEqualTo("pj1");
    }

    @Test
    void aRestartedSignOnSaysSoInItsRelayState() {
        var restarted = rig.start(new PendingSignOn("peakon", null, null, true));
        assertThat(restarted.request().message().toString()).contains("RelayState=pj2.peakon&");
        assertThat(rig.start().request().message().toString()).contains("RelayState=pj1.peakon&");
    }

    @Test
    void aStateEndsAfterTenMinutes() {
        var journey = rig.start();
        ServiceProvider later = rig.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)));
        assertThat(later.receive(rig.answer(journey).post(), "pj1", journey.cookies()))
                .isInstanceOf(Reception.Restart.class);
    }

    /** The IDs that must not be used again are kept for as long as anything may name them. */
    @Test
    void anAnswerIsRememberedAsLongAsItsStateAndItselfMayCount() {
        var journey = rig.start();
        Instant stateEnds = Instant.now().plus(Duration.ofMinutes(10 + 3));
        assertThat(usableUntil(rig, journey, rig.answer(journey))).isBetween(stateEnds.minusSeconds(60), stateEnds);

        Instant ahead = Instant.now().plus(Duration.ofMinutes(2)).truncatedTo(ChronoUnit.MILLIS);
        var late = rig.answer(journey)
                .editAll("IssueInstant=\"[^\"]*\"", "IssueInstant=\"" + ahead + "\"")
                .editAll("NotOnOrAfter=\"[^\"]*\"", "NotOnOrAfter=\"2999-01-01T00:00:00Z\"");
        assertThat(usableUntil(rig, journey, late)).isEqualTo(ahead.plus(Duration.ofMinutes(10 + 3)));
    }

    @Test
    void anUnsolicitedResponseIsRememberedAsLongAsItMayCount() {
        assertThat(accepting.sp.receive(unsolicited(accepting).post(), null, Map.of()))
                .isInstanceOfSatisfying(Reception.Accepted.class, accepted -> {
                    assertThat(accepted.inResponseTo()).isNull();
                    assertThat(accepted.usableUntil())
                            .isBetween(
                                    Instant.now().plus(Duration.ofMinutes(7)),
                                    Instant.now().plus(Duration.ofMinutes(8)));
                });
    }

    /** Else it could be brought again by the one after the other's end. */
    @Test
    void oneThatSeveralConfirmIsRememberedAsLongAsTheLastOfThem() {
        Instant later = Instant.now().plus(Duration.ofMinutes(8)).truncatedTo(ChronoUnit.MILLIS);
        var answer = unsolicited(accepting)
                .editAll("(<saml:Conditions [^>]*NotOnOrAfter=)\"[^\"]*\"", "$1\"" + later + "\"")
                .edit(
                        "</saml:SubjectConfirmation>",
                        "</saml:SubjectConfirmation><saml:SubjectConfirmation Method=\"" + ForgedResponse.BEARER
                                + "\"><saml:SubjectConfirmationData Recipient=\"" + SpRig.ACS + "\" NotOnOrAfter=\""
                                + later + "\"/></saml:SubjectConfirmation>");
        assertThat(accepting.sp.receive(answer.post(), null, Map.of()))
                .isInstanceOfSatisfying(
                        Reception.Accepted.class,
                        accepted -> assertThat(accepted.usableUntil()).isEqualTo(later.plus(Duration.ofMinutes(3))));
    }

    private static Instant usableUntil(SpRig rig, SpRig.Journey journey, ForgedResponse answer) {
        return ((Reception.Accepted) rig.receive(journey, answer.post())).usableUntil();
    }

    @Test
    void aStateOfAnotherIdpIsNone() {
        var journey = rig.start();
        SpRig other = new SpRig(Map.of(), IDP_KEY, SpRig.idpMetadata("https://other.example/idp", IDP_KEY));
        ServiceProvider sameKeys = new Pac4jServiceProvider(
                rig.settings,
                rig.keys,
                other.identityProviders,
                new StateSeal(rig.sealer, Clock.systemUTC()),
                Clock.systemUTC());
        assertThat(sameKeys.receive(rig.answer(journey).post(), "pj1", journey.cookies()))
                .isInstanceOf(Reception.Restart.class);
    }

    @Test
    void anUnsolicitedResponseStartsOverAndIsNotEvenRead() {
        assertThat(rig.sp.receive(unsolicited(rig).assertionSigned(null).post(), "/deep", Map.of()))
                .isInstanceOf(Reception.Restart.class);
        assertRejected(rig.sp.receive(unsolicited(rig).post(), "pj2", Map.of()), RefusalCode.SAML_UNSOLICITED);
    }

    @Test
    void anUnsolicitedResponseIsRefusedBySetting() {
        assertRejected(refusing.sp.receive(unsolicited(refusing).post(), null, Map.of()), RefusalCode.SAML_UNSOLICITED);
    }

    @Test
    void anUnsolicitedResponseIsAcceptedBySetting() {
        assertThat(accepting.sp.receive(unsolicited(accepting).post(), null, Map.of()))
                .isInstanceOfSatisfying(Reception.Accepted.class, accepted -> {
                    assertThat(accepted.pending()).isNull();
                    assertThat(accepted.stateCookieName()).isNull();
                    assertThat(accepted.subject().nameId().value()).isEqualTo(SpRig.PERSON);
                });
    }

    @Test
    void anAcceptedUnsolicitedResponseIsVerifiedAllTheSame() {
        assertRejected(
                accepting.sp.receive(
                        unsolicited(accepting).assertionSigned(null).post(), null, Map.of()),
                RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void aStolenAnswerIsNotUnsolicitedByLosingItsInResponseTo() {
        var stolen = accepting
                .answer(accepting.start())
                .afterwards(document -> document.getDocumentElement().removeAttribute("InResponseTo"));
        assertRejected(accepting.sp.receive(stolen.post(), null, Map.of()), RefusalCode.SAML_INVALID_RESPONSE);
    }

    @Test
    void anAnswerWithoutItsStateIsNeverAccepted() {
        assertThat(accepting.sp.receive(accepting.answer(accepting.start()).post(), null, Map.of()))
                .isInstanceOf(Reception.Restart.class);
    }

    @Test
    void anErrorOfTheIdpIsToldToPeakon() {
        var journey = rig.start();
        var failed = rig.answer(journey)
                .editAll(
                        "<samlp:StatusCode [^>]*/>",
                        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode"
                                + " Value=\"urn:oasis:names:tc:SAML:2.0:status:NoPassive\"/></samlp:StatusCode>")
                .dom(document ->
                        org.peakonjit.saml.attack.Dom.remove(org.peakonjit.saml.attack.Dom.only(document, "Assertion")))
                .assertionSigned(null);
        assertThat(rig.receive(journey, failed.post())).isInstanceOfSatisfying(Reception.Rejected.class, rejected -> {
            assertThat(rejected.refusal().arguments()).containsExactly("Responder", "NoPassive");
            assertThat(rejected.pending()).isEqualTo(PendingSignOn.to("peakon", "/dashboard"));
        });
    }

    @Test
    void aForgeryTellsPeakonNothing() {
        var journey = rig.start();
        assertThat(rig.receive(
                        journey, rig.answer(journey).assertionSigned(null).post()))
                .isInstanceOfSatisfying(
                        Reception.Rejected.class,
                        rejected -> assertThat(rejected.pending()).isNull());
    }

    @Test
    void noResponseIsRefused() {
        assertRejected(rig.sp.receive(null, null, Map.of()), RefusalCode.SAML_INVALID_RESPONSE);
    }

    private static ForgedResponse unsolicited(SpRig from) {
        return ForgedResponse.about(SpRig.PERSON, from.parties(null));
    }

    private static void assertRejected(Reception reception, RefusalCode code) {
        assertThat(reception)
                .isInstanceOfSatisfying(
                        Reception.Rejected.class,
                        rejected -> assertThat(rejected.refusal().code()).isEqualTo(code));
    }
}

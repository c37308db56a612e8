package org.peakonjit.saml.sp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AuthnContextComparisonTypeEnumeration;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings.Authentication;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.sp.AuthnRequests;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.SpConfiguration;
import org.peakonjit.saml.sp.SpRig;
import org.peakonjit.saml.sp.SpRig.Journey;

class DemandsTest {

    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String TOKEN = "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken";

    private static final SpRig FORCING = rig(Map.of(SettingKey.SP_FORCE_AUTHN, "true"));
    private static final SpRig STRONG = rig(Map.of(SettingKey.SP_REQUESTED_AUTHN_CONTEXT, "urn:x:card, " + TOKEN));

    @Test
    void freshAuthenticationIsDemandedOfEverybodyBySetting() {
        Journey journey = FORCING.start();

        assertThat(asked(FORCING).isForceAuthn()).isTrue();
        assertRefused(FORCING.receive(
                journey,
                FORCING.answer(journey)
                        .editAll(
                                "AuthnInstant=\"[^\"]*\"",
                                "AuthnInstant=\"" + Instant.now().minusSeconds(600) + "\"")
                        .post()));
        assertThat(FORCING.receive(journey, FORCING.answer(journey).post())).isInstanceOf(Reception.Accepted.class);
    }

    @Test
    void onlyAClassOfTheSettingIsAccepted() {
        Journey journey = STRONG.start();

        assertThat(asked(STRONG).getRequestedAuthnContext().getAuthnContextClassRefs())
                .extracting(one -> one.getURI())
                .containsExactly("urn:x:card", TOKEN);
        assertRefused(STRONG.receive(journey, STRONG.answer(journey).post()));
        assertRefused(STRONG.receive(
                journey,
                STRONG.answer(journey)
                        .editAll("<saml:AuthnContextClassRef>.*</saml:AuthnContextClassRef>", "")
                        .post()));
        assertThat(STRONG.receive(
                        journey, STRONG.answer(journey).edit(PASSWORD, TOKEN).post()))
                .isInstanceOf(Reception.Accepted.class);
    }

    /** Each of several AuthnStatements must be of such a class: which of them was meant is not ours to guess. */
    @Test
    void everyStatementIsOfSuchAClass() {
        Journey journey = STRONG.start();

        assertRefused(STRONG.receive(
                journey,
                STRONG.answer(journey)
                        .editAll("(?s)(<saml:AuthnStatement.*</saml:AuthnStatement>)", "$1$1")
                        .dom(document -> document.getElementsByTagName("saml:AuthnContextClassRef")
                                .item(0)
                                .setTextContent(TOKEN))
                        .post()));
    }

    /** An unsigned AuthnRequest in Peakon's name must not be a way round what the company demands. */
    @Test
    void peakonCannotAskForLess() {
        Journey journey = STRONG.start(PendingSignOn.answering("peakon", asking(false, PASSWORD)));

        assertRefused(STRONG.receive(journey, STRONG.answer(journey).post()));
        assertThat(Demands.of(new Authentication(true, List.of(TOKEN)), answering(false, PASSWORD)))
                .isEqualTo(new Demands(true, false, List.of(TOKEN)));
    }

    @Test
    void peakonCanAskForMore() {
        assertThat(Demands.of(new Authentication(false, List.of(PASSWORD, TOKEN)), answering(true, TOKEN, "urn:x")))
                .isEqualTo(new Demands(true, false, List.of(TOKEN)));
        assertThat(Demands.of(Authentication.ANY, answering(true, "urn:x")))
                .isEqualTo(new Demands(true, false, List.of("urn:x")));
    }

    /** Whoever came by more than Peakon asks for at least is not asked for less; the settings name the very classes. */
    @Test
    void theIdpComparesAsPeakonWantsItAndTheSettingsExactly() {
        PendingSignOn atLeast = PendingSignOn.answering("peakon", atLeast(PASSWORD));
        Demands demands = Demands.of(Authentication.ANY, atLeast);

        assertThat(comparison(asked(STRONG, demands))).isEqualTo(AuthnContextComparisonTypeEnumeration.MINIMUM);
        assertThat(comparison(asked(STRONG, demands.anew(true))))
                .isEqualTo(AuthnContextComparisonTypeEnumeration.MINIMUM);
        assertThat(comparison(asked(STRONG, Demands.of(Authentication.ANY, answering(false, PASSWORD)))))
                .isEqualTo(AuthnContextComparisonTypeEnumeration.EXACT);
        assertThat(comparison(asked(STRONG, Demands.of(new Authentication(false, List.of(PASSWORD)), atLeast))))
                .isEqualTo(AuthnContextComparisonTypeEnumeration.EXACT);
    }

    private static PeakonRequest atLeast(String context) {
        return new PeakonRequest(
                "_p", URI.create("https://acme.peakon.com/acs"), null, false, false, List.of(context), "minimum", null);
    }

    private static AuthnContextComparisonTypeEnumeration comparison(AuthnRequest request) {
        return request.getRequestedAuthnContext().getComparison();
    }

    /** We are one of the proxies that Peakon counts (SAML Core §3.4.1.5.1). */
    @Test
    void oneProxyFewerIsAllowedAfterUs() {
        Demands demands = Demands.of(Authentication.ANY, PendingSignOn.answering("peakon", over(3)));

        assertThat(demands.furtherProxies()).hasValue(2);
        assertThat(demands.anew(true).furtherProxies()).hasValue(2);
        assertThat(asked(STRONG, demands).getScoping().getProxyCount()).isEqualTo(2);
        assertThat(asked(STRONG, Demands.of(Authentication.ANY, PendingSignOn.answering("peakon", over(1))))
                        .getScoping()
                        .getProxyCount())
                .isZero();
        assertThat(asked(STRONG).getScoping()).isNull();
    }

    private static PeakonRequest over(int proxies) {
        return new PeakonRequest(
                "_p", URI.create("https://acme.peakon.com/acs"), null, false, false, List.of(), null, proxies);
    }

    private static PendingSignOn answering(boolean force, String... contexts) {
        return PendingSignOn.answering("peakon", asking(force, contexts));
    }

    private static PeakonRequest asking(boolean force, String... contexts) {
        return new PeakonRequest(
                "_p", URI.create("https://acme.peakon.com/acs"), null, force, false, List.of(contexts));
    }

    private static AuthnRequest asked(SpRig rig) {
        return asked(rig, Demands.of(rig.settings.sp().authentication(), PendingSignOn.to("peakon", null)));
    }

    private static AuthnRequest asked(SpRig rig, Demands demands) {
        return new AuthnRequests(new SpConfiguration(rig.settings))
                .build(rig.identityProviders.current().orElseThrow(), URI.create(SpRig.SSO), demands);
    }

    private static SpRig rig(Map<SettingKey, String> settings) {
        return new SpRig(settings, GeneratedKeys.rsa("idp"));
    }

    private static void assertRefused(Reception reception) {
        assertThat(reception).isInstanceOf(Reception.Rejected.class);
        assertThat(((Reception.Rejected) reception).refusal().code().code()).isEqualTo("saml.invalid-response");
    }
}

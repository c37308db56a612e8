package org.peakonjit.web.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.idp.IdentityProvider;
import org.peakonjit.saml.idp.IncomingAuthnRequest;
import org.peakonjit.saml.idp.ResponseForm;
import org.peakonjit.subject.UpstreamAuthentication;
import org.peakonjit.subject.UpstreamAuthentications;
import org.peakonjit.web.handoff.HandOff.PostResponse;
import org.peakonjit.web.handoff.HandOff.RedirectTo;

class HandOffsTest {

    private static final URI ACS = URI.create("https://acme.peakon.test/saml/1/assert");
    private static final URI LOGIN = URI.create("https://login.peakon.test/login?tenant=1");
    private static final PeakonRequest REQUEST = new PeakonRequest("_1", ACS, "theirs", false, false, List.of());

    private final HandOffs handOffs = new HandOffs(new Echo());

    @Test
    void assertsWithoutRelayStateWherePeakonsStartPageIsMeant() {
        assertThat(handOff(assertion(LOGIN), PendingSignOn.to("peakon", null))).isEqualTo(posted("unsolicited", null));
        assertThat(handOff(assertion(LOGIN), null)).isEqualTo(posted("unsolicited", null));
    }

    @Test
    void assertsWithTheDeepLinkAsRelayState() {
        assertThat(handOff(assertion(LOGIN), PendingSignOn.to("peakon", "/surveys?id=1")))
                .isEqualTo(posted("unsolicited", "https://login.peakon.test/surveys?id=1"));
    }

    @Test
    void takesTheAcsHostWhereThereIsNoLoginPage() {
        assertThat(handOff(assertion(null), PendingSignOn.to("peakon", "/surveys")))
                .isEqualTo(posted("unsolicited", "https://acme.peakon.test/surveys"));
    }

    @Test
    void answersPeakonsOwnRequestWithItsOwnRelayState() {
        assertThat(handOff(assertion(LOGIN), new PendingSignOn("peakon", "/surveys", REQUEST, false)))
                .isEqualTo(posted("_1", "theirs"));
    }

    @Test
    void redirectsToTheLoginPage() {
        assertThat(handOff(redirect(), PendingSignOn.to("peakon", null))).isEqualTo(new RedirectTo(LOGIN));
        assertThat(handOff(redirect(), null)).isEqualTo(new RedirectTo(LOGIN));
    }

    @Test
    void redirectsToTheDeepLinkAtTheLoginPagesHost() {
        assertThat(handOff(redirect(), PendingSignOn.to("peakon", "/surveys")))
                .isEqualTo(new RedirectTo(URI.create("https://login.peakon.test/surveys")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/%2fevil.example"})
    void neverLeavesTheApplicationsHost(String target) {
        assertThat(handOff(redirect(), PendingSignOn.to("peakon", target))).isEqualTo(new RedirectTo(LOGIN));
        assertThat(handOff(assertion(LOGIN), PendingSignOn.to("peakon", target)))
                .isEqualTo(posted("unsolicited", null));
    }

    private HandOff handOff(SamlSettings saml, @Nullable PendingSignOn pending) {
        Application peakon = Fixtures.peakon(null);
        Application application =
                new Application(peakon.name(), peakon.description(), null, true, List.of(), saml, peakon.scim());
        return handOffs.handOff(application, "ann@corp.example", pending, UpstreamAuthentications.at(Instant.EPOCH));
    }

    private static HandOff posted(String samlResponse, @Nullable String relayState) {
        return new PostResponse(new ResponseForm(ACS, samlResponse, relayState));
    }

    private static SamlSettings assertion(@Nullable URI loginUrl) {
        return new SamlSettings(
                HandOffKind.ASSERTION, "urn:peakon", ACS, loginUrl, PeakonNameId.EMAIL, List.of(), null, List.of(), 0);
    }

    private static SamlSettings redirect() {
        return new SamlSettings(
                HandOffKind.REDIRECT, null, null, LOGIN, PeakonNameId.EMAIL, List.of(), null, List.of(), 0);
    }

    /** Says which request it was to answer, and with which RelayState. */
    private static final class Echo implements IdentityProvider {

        @Override
        public ResponseForm respond(
                Application application,
                String nameId,
                @Nullable PeakonRequest request,
                @Nullable String relayState,
                UpstreamAuthentication authentication) {
            return request == null
                    ? new ResponseForm(ACS, "unsolicited", relayState)
                    : new ResponseForm(ACS, request.id(), request.relayState());
        }

        @Override
        public IncomingAuthnRequest receive(
                boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ResponseForm respondWithError(Application application, PeakonRequest request, RefusalCode code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String metadata() {
            throw new UnsupportedOperationException();
        }
    }
}

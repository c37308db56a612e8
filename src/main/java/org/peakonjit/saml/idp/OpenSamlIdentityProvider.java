package org.peakonjit.saml.idp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;
import org.peakonjit.config.Settings;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.replay.UsedAssertions;
import org.peakonjit.subject.UpstreamAuthentication;

/** Our IdP side on OpenSAML. Its entityID is the URL of its metadata. */
@Singleton
class OpenSamlIdentityProvider implements IdentityProvider {

    private final SamlKeys keys;
    private final Applications applications;
    private final RequestReception reception;
    private final ResponseIssuer responses;
    private final IdpMetadata metadata;

    @Inject
    OpenSamlIdentityProvider(
            Settings settings, SamlKeys keys, Applications applications, UsedAssertions used, Clock clock) {
        String entityId = settings.url("/idp/metadata").toString();
        URI ssoUrl = settings.url("/idp/sso");
        this.keys = keys;
        this.applications = applications;
        this.responses = new ResponseIssuer(entityId, keys, clock);
        this.reception = new RequestReception(
                applications, used, new RequestRules(ssoUrl, settings.clockSkew()), responses, clock);
        this.metadata = new IdpMetadata(entityId, ssoUrl, settings.url("/idp/slo"));
    }

    @Override
    public IncomingAuthnRequest receive(
            boolean post, @Nullable String samlRequest, @Nullable String relayState, @Nullable String rawQuery) {
        return reception.receive(post, samlRequest, relayState, rawQuery);
    }

    @Override
    public ResponseForm respond(
            Application application,
            String nameId,
            @Nullable PeakonRequest request,
            @Nullable String relayState,
            UpstreamAuthentication authentication) {
        return responses.issue(
                application, IssuedNameId.of(nameId, application.saml().nameId()), request, relayState, authentication);
    }

    @Override
    public ResponseForm respondWithError(Application application, PeakonRequest request, RefusalCode code) {
        return responses.issueError(application, request, SamlStatus.of(code, request.isPassive()));
    }

    @Override
    public String metadata() {
        List<Application> all = applications.all();
        boolean allSign = !all.isEmpty()
                && all.stream()
                        .noneMatch(one -> one.saml().signingCertificates().isEmpty());
        return metadata.write(keys.published(Use.IDP_SIGNING), allSign);
    }
}

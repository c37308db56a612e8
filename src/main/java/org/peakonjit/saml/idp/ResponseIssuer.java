package org.peakonjit.saml.idp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.peakonjit.application.Application;
import org.peakonjit.saml.CanonicalSignature;
import org.peakonjit.saml.CanonicalWriter;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.UpstreamAuthentication;

/**
 * Issues signed Responses (SAML Core §3.3.3). They go to the ACS the application is registered with, whatever anybody
 * asked for, and are written as text in their canonical form.
 */
final class ResponseIssuer {

    private final String issuer;
    private final SamlKeys keys;
    private final Clock clock;

    ResponseIssuer(String issuer, SamlKeys keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    ResponseForm issue(
            Application application,
            NameId nameId,
            @Nullable PeakonRequest request,
            @Nullable String relayState,
            UpstreamAuthentication authentication) {
        Instant now = clock.instant();
        SamlKey key = keys.active(Use.IDP_SIGNING);
        URI acsUrl = acsUrl(application);
        String inResponseTo = request == null ? null : request.id();
        String session = MessageIds.next();
        String assertion = new AssertionWriter(issuer, key, now)
                .write(nameId, audience(application), acsUrl, inResponseTo, authentication, session);
        return new ResponseForm(
                acsUrl,
                response(key, acsUrl, inResponseTo, SamlStatus.SUCCESS, assertion, now),
                request == null ? relayState : request.relayState(),
                new SessionName(nameId.value(), nameId.format(), null, null, session));
    }

    ResponseForm issueError(Application application, PeakonRequest request, SamlStatus status) {
        URI acsUrl = acsUrl(application);
        return new ResponseForm(
                acsUrl,
                response(keys.active(Use.IDP_SIGNING), acsUrl, request.id(), status, "", clock.instant()),
                request.relayState());
    }

    /** In base64, as a form has it. */
    private String response(
            SamlKey key, URI acsUrl, @Nullable String inResponseTo, SamlStatus status, String assertion, Instant now) {
        String id = MessageIds.next();
        CanonicalWriter before = new CanonicalWriter()
                .start(
                        "saml2p:Response",
                        "xmlns:saml2p",
                        SAMLConstants.SAML20P_NS,
                        "Destination",
                        acsUrl.toString(),
                        "ID",
                        id,
                        "InResponseTo",
                        inResponseTo,
                        "IssueInstant",
                        SamlTime.text(now),
                        "Version",
                        "2.0")
                .element("saml2:Issuer", issuer, "xmlns:saml2", SAMLConstants.SAML20_NS);
        CanonicalWriter behind = new CanonicalWriter();
        status(behind, status);
        behind.written(assertion).end("saml2p:Response");
        String signed = CanonicalSignature.insert(key, id, before.toString(), behind.toString());
        return Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
    }

    private static void status(CanonicalWriter xml, SamlStatus status) {
        xml.start("saml2p:Status").start("saml2p:StatusCode", "Value", status.top());
        if (status.second() != null) {
            xml.element("saml2p:StatusCode", "", "Value", status.second());
        }
        xml.end("saml2p:StatusCode");
        if (status.message() != null) {
            xml.element("saml2p:StatusMessage", status.message());
        }
        xml.end("saml2p:Status");
    }

    private static URI acsUrl(Application application) {
        URI acsUrl = application.saml().acsUrl();
        if (acsUrl == null) {
            throw new IllegalStateException("application " + application.name() + " has no ACS URL");
        }
        return acsUrl;
    }

    private static String audience(Application application) {
        String entityId = application.saml().entityId();
        if (entityId == null) {
            throw new IllegalStateException("application " + application.name() + " has no entityID");
        }
        return entityId;
    }
}

package org.peakonjit.saml.idp;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;
import org.peakonjit.application.Application;
import org.peakonjit.saml.CanonicalXml;
import org.peakonjit.saml.EnvelopedSignatures;
import org.peakonjit.saml.MessageIds;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.PeakonRequest;
import org.peakonjit.saml.keys.SamlKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;
import org.peakonjit.subject.UpstreamAuthentication;
import org.w3c.dom.Element;

/**
 * Issues signed Responses (SAML Core §3.3.3). They go to the ACS the application is registered with, whatever anybody
 * asked for.
 */
final class ResponseIssuer {

    private final String issuer;
    private final AssertionBuilder assertions;
    private final SamlKeys keys;
    private final Clock clock;

    ResponseIssuer(String issuer, SamlKeys keys, Clock clock) {
        this.issuer = issuer;
        this.assertions = new AssertionBuilder(issuer);
        this.keys = keys;
        this.clock = clock;
    }

    /** A signed Response with one signed Assertion. */
    ResponseForm issue(
            Application application,
            NameId nameId,
            @Nullable PeakonRequest request,
            @Nullable String relayState,
            UpstreamAuthentication authentication) {
        Instant now = clock.instant();
        URI acsUrl = acsUrl(application);
        String inResponseTo = request == null ? null : request.id();
        Assertion assertion =
                assertions.build(nameId, audience(application), acsUrl, inResponseTo, authentication, now);
        Response response = response(acsUrl, inResponseTo, SamlStatus.SUCCESS, now);
        response.getAssertions().add(assertion);
        return new ResponseForm(
                acsUrl,
                encoded(EnvelopedSignatures.sign(signingKey(), assertion, response)),
                request == null ? relayState : request.relayState(),
                new SessionName(
                        nameId.value(),
                        nameId.format(),
                        null,
                        null,
                        assertion.getAuthnStatements().get(0).getSessionIndex()));
    }

    /** A signed Response without assertion. */
    ResponseForm issueError(Application application, PeakonRequest request, SamlStatus status) {
        URI acsUrl = acsUrl(application);
        Response response = response(acsUrl, request.id(), status, clock.instant());
        return new ResponseForm(
                acsUrl, encoded(EnvelopedSignatures.sign(signingKey(), response)), request.relayState());
    }

    private Response response(URI acsUrl, @Nullable String inResponseTo, SamlStatus status, Instant now) {
        Response response = OpenSaml.build(Response.DEFAULT_ELEMENT_NAME, Response.class);
        response.setID(MessageIds.next());
        response.setIssueInstant(now);
        response.setDestination(acsUrl.toString());
        response.setInResponseTo(inResponseTo);
        Issuer name = OpenSaml.build(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
        name.setValue(issuer);
        response.setIssuer(name);
        response.setStatus(status(status));
        return response;
    }

    private static Status status(SamlStatus status) {
        StatusCode top = code(status.top());
        if (status.second() != null) {
            top.setStatusCode(code(status.second()));
        }
        Status element = OpenSaml.build(Status.DEFAULT_ELEMENT_NAME, Status.class);
        element.setStatusCode(top);
        if (status.message() != null) {
            StatusMessage message = OpenSaml.build(StatusMessage.DEFAULT_ELEMENT_NAME, StatusMessage.class);
            message.setValue(status.message());
            element.setStatusMessage(message);
        }
        return element;
    }

    private static StatusCode code(String value) {
        StatusCode code = OpenSaml.build(StatusCode.DEFAULT_ELEMENT_NAME, StatusCode.class);
        code.setValue(value);
        return code;
    }

    private SamlKey signingKey() {
        return keys.active(Use.IDP_SIGNING);
    }

    private static String encoded(Element response) {
        return Base64.getEncoder().encodeToString(CanonicalXml.of(response));
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

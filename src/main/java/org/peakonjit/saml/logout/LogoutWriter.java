package org.peakonjit.saml.logout;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.document.LogoutEndpoint;
import org.peakonjit.subject.SessionName;

/** Writes signed logout messages (SAML Core §3.7) for the binding the other side offers. */
final class LogoutWriter {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final String issuer;
    private final Clock clock;

    LogoutWriter(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    OutgoingMessage request(String id, LogoutEndpoint endpoint, SessionName session, SamlKey key) {
        LogoutRequest request = OpenSaml.build(LogoutRequest.DEFAULT_ELEMENT_NAME, LogoutRequest.class);
        request.setID(id);
        request.setIssueInstant(clock.instant());
        request.setNotOnOrAfter(clock.instant().plus(LIFETIME));
        request.setDestination(endpoint.location().toString());
        request.setIssuer(issuer());
        NameID nameId = OpenSaml.build(NameID.DEFAULT_ELEMENT_NAME, NameID.class);
        nameId.setValue(session.nameId());
        nameId.setFormat(session.format());
        nameId.setNameQualifier(session.nameQualifier());
        nameId.setSPNameQualifier(session.spNameQualifier());
        request.setNameID(nameId);
        if (session.sessionIndex() != null) {
            SessionIndex index = OpenSaml.build(SessionIndex.DEFAULT_ELEMENT_NAME, SessionIndex.class);
            index.setValue(session.sessionIndex());
            request.getSessionIndexes().add(index);
        }
        return OutgoingMessage.of(endpoint.post(), endpoint.location(), RedirectQuery.REQUEST, request, null, key);
    }

    OutgoingMessage response(
            String id,
            LogoutEndpoint endpoint,
            String inResponseTo,
            @Nullable String relayState,
            LogoutStatus status,
            SamlKey key) {
        URI location = endpoint.responseLocation() == null ? endpoint.location() : endpoint.responseLocation();
        LogoutResponse response = OpenSaml.build(LogoutResponse.DEFAULT_ELEMENT_NAME, LogoutResponse.class);
        response.setID(id);
        response.setIssueInstant(clock.instant());
        response.setDestination(location.toString());
        response.setInResponseTo(inResponseTo);
        response.setIssuer(issuer());
        response.setStatus(status(status));
        return OutgoingMessage.of(endpoint.post(), location, RedirectQuery.RESPONSE, response, relayState, key);
    }

    private static Status status(LogoutStatus status) {
        StatusCode top = code(
                switch (status) {
                    case SUCCESS, PARTIAL -> StatusCode.SUCCESS;
                    case UNKNOWN_PRINCIPAL -> StatusCode.REQUESTER;
                    case FAILED -> StatusCode.RESPONDER;
                });
        if (status == LogoutStatus.PARTIAL) {
            top.setStatusCode(code(StatusCode.PARTIAL_LOGOUT));
        } else if (status == LogoutStatus.UNKNOWN_PRINCIPAL) {
            top.setStatusCode(code(StatusCode.UNKNOWN_PRINCIPAL));
        }
        Status element = OpenSaml.build(Status.DEFAULT_ELEMENT_NAME, Status.class);
        element.setStatusCode(top);
        return element;
    }

    private static StatusCode code(String value) {
        StatusCode code = OpenSaml.build(StatusCode.DEFAULT_ELEMENT_NAME, StatusCode.class);
        code.setValue(value);
        return code;
    }

    private Issuer issuer() {
        Issuer name = OpenSaml.build(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
        name.setValue(issuer);
        return name;
    }
}

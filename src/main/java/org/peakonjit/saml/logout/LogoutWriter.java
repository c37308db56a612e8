package org.peakonjit.saml.logout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.peakonjit.saml.CanonicalXml;
import org.peakonjit.saml.EnvelopedSignatures;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.RedirectQuery;
import org.peakonjit.saml.keys.RsaSignatures;
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

    OutgoingLogout request(String id, LogoutEndpoint endpoint, SessionName session, SamlKey key) {
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
        return deliver(request, RedirectQuery.REQUEST, endpoint.location(), endpoint.post(), null, key);
    }

    OutgoingLogout response(
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
        return deliver(response, RedirectQuery.RESPONSE, location, endpoint.post(), relayState, key);
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

    private static OutgoingLogout deliver(
            SignableSAMLObject message,
            String parameter,
            URI location,
            boolean post,
            @Nullable String relayState,
            SamlKey key) {
        if (post) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(parameter, base64(CanonicalXml.of(EnvelopedSignatures.sign(key, message))));
            if (relayState != null) {
                fields.put("RelayState", relayState);
            }
            return new OutgoingLogout(location, fields);
        }
        String query = parameter + "=" + encoded(base64(deflated(CanonicalXml.of(OpenSaml.write(message)))))
                + (relayState == null ? "" : "&RelayState=" + encoded(relayState))
                + "&SigAlg=" + encoded(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        byte[] signature = RsaSignatures.sign(key.privateKey(), query.getBytes(StandardCharsets.UTF_8));
        char separator = location.getRawQuery() == null ? '?' : '&';
        return new OutgoingLogout(
                URI.create(location.toString() + separator + query + "&Signature=" + encoded(base64(signature))),
                Map.of());
    }

    private static byte[] deflated(byte[] xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

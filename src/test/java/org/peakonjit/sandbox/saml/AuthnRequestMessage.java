package org.peakonjit.sandbox.saml;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.NameIDType;

/**
 * An AuthnRequest, as far as the sandbox cares (SAML Core §3.4.1).
 *
 * @param acsUrl the ACS it asks for; null = the default one
 */
public record AuthnRequestMessage(
        String id, String issuer, @Nullable String acsUrl, boolean forceAuthn, boolean passive) {

    /** A new request of {@code issuer}, with a fresh ID. */
    public static AuthnRequestMessage of(String issuer, URI acsUrl) {
        return new AuthnRequestMessage(Ids.fresh(), issuer, acsUrl.toString(), false, false);
    }

    /** @throws SamlException when the XML is no AuthnRequest with an ID and an issuer */
    public static AuthnRequestMessage read(byte[] xml) {
        AuthnRequest request = Xml.read(xml, AuthnRequest.class);
        String issuer = Optional.ofNullable(request.getIssuer())
                .map(Issuer::getValue)
                .orElseThrow(() -> new SamlException("the AuthnRequest names no issuer"));
        if (request.getID() == null) {
            throw new SamlException("the AuthnRequest has no ID");
        }
        return new AuthnRequestMessage(
                request.getID(),
                issuer,
                request.getAssertionConsumerServiceURL(),
                Boolean.TRUE.equals(request.isForceAuthn()),
                Boolean.TRUE.equals(request.isPassive()));
    }

    /** The request as XML, addressed to {@code destination}. */
    public byte[] write(URI destination) {
        Issuer from = Xml.create(Issuer.DEFAULT_ELEMENT_NAME, Issuer.class);
        from.setValue(issuer);
        NameIDPolicy policy = Xml.create(NameIDPolicy.DEFAULT_ELEMENT_NAME, NameIDPolicy.class);
        policy.setFormat(NameIDType.EMAIL);
        AuthnRequest request = Xml.create(AuthnRequest.DEFAULT_ELEMENT_NAME, AuthnRequest.class);
        request.setID(id);
        request.setIssueInstant(Instant.now());
        request.setDestination(destination.toString());
        request.setAssertionConsumerServiceURL(acsUrl);
        request.setProtocolBinding(Binding.POST.uri());
        request.setForceAuthn(forceAuthn);
        request.setIsPassive(passive);
        request.setIssuer(from);
        request.setNameIDPolicy(policy);
        return Xml.write(request);
    }
}

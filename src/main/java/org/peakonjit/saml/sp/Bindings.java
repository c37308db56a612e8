package org.peakonjit.saml.sp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.peakonjit.saml.CanonicalXml;
import org.peakonjit.saml.EnvelopedSignatures;
import org.peakonjit.saml.OpenSaml;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.sp.OutgoingRequest.Delivery;
import org.w3c.dom.Element;

/** How an AuthnRequest travels: HTTP-Redirect (SAML Bindings §3.4) or HTTP-POST (§3.5). */
final class Bindings {

    private Bindings() {}

    /** By HTTP-Redirect, the query signed where there is a key. */
    static Delivery.Redirect redirect(URI destination, AuthnRequest request, String relayState, @Nullable SamlKey key) {
        String query = "SAMLRequest=" + encoded(deflated(CanonicalXml.of(OpenSaml.write(request)))) + "&RelayState="
                + encoded(relayState);
        if (key != null) {
            query += "&SigAlg=" + encoded(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
            byte[] signature = RsaSignatures.sign(key.privateKey(), query.getBytes(StandardCharsets.UTF_8));
            query += "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature));
        }
        char separator = destination.getRawQuery() == null ? '?' : '&';
        return new Delivery.Redirect(URI.create(destination.toString() + separator + query));
    }

    /** By HTTP-POST, the request signed inside where there is a key. */
    static Delivery.Post post(URI destination, AuthnRequest request, String relayState, @Nullable SamlKey key) {
        Element element = key == null ? OpenSaml.write(request) : EnvelopedSignatures.sign(key, request);
        String message = Base64.getEncoder().encodeToString(CanonicalXml.of(element));
        return new Delivery.Post(destination, Map.of("SAMLRequest", message, "RelayState", relayState));
    }

    private static String deflated(byte[] xml) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

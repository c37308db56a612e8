package org.peakonjit.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.peakonjit.saml.keys.RsaSignatures;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.w3c.dom.Element;

/**
 * A message for the browser to take along.
 *
 * @param location where to: by HTTP-Redirect (SAML Bindings §3.4) with the message in its query
 * @param fields by HTTP-POST (§3.5) those of the form that the browser posts by itself; empty = HTTP-Redirect
 */
public record OutgoingMessage(URI location, Map<String, String> fields) {

    private static final String RELAY_STATE = "RelayState";

    public OutgoingMessage {
        fields = Map.copyOf(fields);
    }

    /**
     * @param parameter {@link RedirectQuery#REQUEST} or {@link RedirectQuery#RESPONSE}
     * @param key to sign with: a form's message inside, a query as a whole; null = unsigned
     */
    public static OutgoingMessage of(
            boolean post,
            URI location,
            String parameter,
            SignableSAMLObject message,
            @Nullable String relayState,
            @Nullable SamlKey key) {
        return post
                ? new OutgoingMessage(location, form(parameter, message, relayState, key))
                : new OutgoingMessage(withQuery(location, query(parameter, message, relayState, key)), Map.of());
    }

    private static Map<String, String> form(
            String parameter, SignableSAMLObject message, @Nullable String relayState, @Nullable SamlKey key) {
        Element element = key == null ? OpenSaml.write(message) : EnvelopedSignatures.sign(key, message);
        Map<String, String> fields = new HashMap<>();
        fields.put(parameter, base64(CanonicalXml.of(element)));
        if (relayState != null) {
            fields.put(RELAY_STATE, relayState);
        }
        return fields;
    }

    private static String query(
            String parameter, SignableSAMLObject message, @Nullable String relayState, @Nullable SamlKey key) {
        String query = parameter + "=" + encoded(base64(deflated(CanonicalXml.of(OpenSaml.write(message)))));
        if (relayState != null) {
            query += "&" + RELAY_STATE + "=" + encoded(relayState);
        }
        if (key != null) {
            query += "&SigAlg=" + encoded(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
            byte[] signature = RsaSignatures.sign(key.privateKey(), query.getBytes(StandardCharsets.UTF_8));
            query += "&Signature=" + encoded(base64(signature));
        }
        return query;
    }

    private static URI withQuery(URI location, String query) {
        char separator = location.getRawQuery() == null ? '?' : '&';
        return URI.create(location.toString() + separator + query);
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

    public boolean isPost() {
        return !fields.isEmpty();
    }
}

package org.peakonjit.it.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.peakonjit.sandbox.saml.AuthnRequestMessage;
import org.peakonjit.sandbox.saml.Binding;
import org.peakonjit.sandbox.saml.Metadata;
import org.peakonjit.sandbox.saml.ResponseIssuer;
import org.peakonjit.sandbox.saml.SigningKey;

/** A company IdP without a server: it signs in anybody at once, so that hundreds can come together. */
public final class DirectIdp {

    private final String entityId;
    private final URI sso;
    private volatile SigningKey key = SigningKey.generate("Company IdP");

    /** The company's own. */
    public DirectIdp() {
        this("idp.corp.example");
    }

    /** One at that host, which is never called. */
    public DirectIdp(String host) {
        entityId = "https://" + host + "/metadata";
        sso = URI.create("https://" + host + "/sso");
    }

    /** Its metadata, with the key it signs with and these. */
    public byte[] metadata(SigningKey... more) {
        SigningKey[] keys = Arrays.copyOf(more, more.length + 1);
        keys[more.length] = key;
        return Metadata.idp(entityId, sso, keys);
    }

    public SigningKey key() {
        return key;
    }

    /** Signs with this key from now on. */
    public void signWith(SigningKey next) {
        key = next;
    }

    /** Its metadata, as a file. */
    public Path metadataFile() {
        try {
            return Files.write(WorkDirectories.fresh("direct-idp").resolve("metadata.xml"), metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String entityId() {
        return entityId;
    }

    URI sso() {
        return sso;
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    /** A browser that stops at this IdP, and at any Peakon of {@link Landscape#application}. */
    public HttpBrowser browser() {
        return stopping(new HttpBrowser());
    }

    /** The same, over connections that several browsers share. */
    public HttpBrowser browser(HttpClient http) {
        return stopping(new HttpBrowser(http));
    }

    private HttpBrowser stopping(HttpBrowser browser) {
        return browser.stopAt(url -> isSso(url) || Landscape.isPeakon(url));
    }

    /** Whether a browser at that URL has arrived here. */
    public boolean isSso(URI url) {
        return sso.getHost().equals(url.getHost());
    }

    /** The form with which it answers the request that led a browser here. */
    public Map<String, String> answer(HttpBrowser.Page arrival, String email) {
        return answer(arrival, email, Map.of());
    }

    /** The same, with these attributes in place of the usual ones of their names. */
    public Map<String, String> answer(HttpBrowser.Page arrival, String email, Map<String, String> changed) {
        return asserting(arrival, email, attributes(email, changed));
    }

    /** The same about somebody of whom it asserts just what there is. */
    public Map<String, String> answer(HttpBrowser.Page arrival, Employee employee) {
        return asserting(arrival, employee.mail(), employee.attributes());
    }

    private Map<String, String> asserting(
            HttpBrowser.Page arrival, String nameId, Map<String, List<String>> attributes) {
        if (!isSso(arrival.location())) {
            throw new IllegalStateException("no AuthnRequest arrived, but " + arrival.text() + " at " + arrival);
        }
        boolean posted = arrival.posted().containsKey("SAMLRequest");
        String message = posted
                ? arrival.posted().get("SAMLRequest")
                : HttpBrowser.queryParameter(arrival.location(), "SAMLRequest");
        String relayState = posted
                ? arrival.posted().get("RelayState")
                : HttpBrowser.queryParameter(arrival.location(), "RelayState");
        AuthnRequestMessage request =
                AuthnRequestMessage.read((posted ? Binding.POST : Binding.REDIRECT).decode(String.valueOf(message)));
        byte[] response = new ResponseIssuer(entityId, key)
                .success(
                        request.issuer(),
                        URI.create(String.valueOf(request.acsUrl())),
                        request.id(),
                        nameId,
                        attributes);
        return Map.of("SAMLResponse", Binding.POST.encode(response), "RelayState", String.valueOf(relayState));
    }

    private static Map<String, List<String>> attributes(String email, Map<String, String> changed) {
        String name = email.substring(0, email.indexOf('@'));
        Map<String, List<String>> attributes = new HashMap<>(Map.of(
                "email", List.of(email),
                "givenName", List.of("Given " + name),
                "sn", List.of("Family " + name),
                "employeeNumber", List.of("E-" + name)));
        changed.forEach((attribute, value) -> attributes.put(attribute, List.of(value)));
        return attributes;
    }

    /** A form with a Response that nobody asked for. */
    public Map<String, String> unsolicited(String audience, URI acs, String email) {
        byte[] response =
                new ResponseIssuer(entityId, key).success(audience, acs, null, email, attributes(email, Map.of()));
        return Map.of("SAMLResponse", Binding.POST.encode(response));
    }
}

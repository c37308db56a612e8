package org.peakonjit.saml.sp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.attack.ForgedResponse;
import org.peakonjit.saml.attack.ForgedResponse.Parties;
import org.peakonjit.saml.attack.SigningForm;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.secret.Sealer;
import org.peakonjit.secret.TestSealers;

/** Our SP in front of an IdP whose key the tests hold; all real but the web. */
public final class SpRig {

    public static final String IDP = "https://idp.corp.example/saml";
    public static final String SSO = "https://idp.corp.example/saml/sso";
    static final String BASE = "https://peakon-sso.corp.example";
    static final String ACS = BASE + "/saml/acs";
    static final String SP = BASE + "/saml/metadata";
    static final String PERSON = "alice@corp.example";

    final SamlKey idpKey;
    final GeneratedKeys keys = new GeneratedKeys();
    public final Sealer sealer = TestSealers.fresh();
    public final Settings settings;
    public final IdentityProviders identityProviders;
    public final ServiceProvider sp;

    public SpRig() {
        this(Map.of(), GeneratedKeys.rsa("idp"));
    }

    public SpRig(Map<SettingKey, String> more, SamlKey idpKey) {
        this(more, idpKey, idpMetadata(IDP, idpKey));
    }

    public SpRig(Map<SettingKey, String> more, SamlKey idpKey, String metadata) {
        this.idpKey = idpKey;
        try {
            Path dir = Files.createTempDirectory("sp-rig");
            Path file = Files.writeString(dir.resolve("idp.xml"), metadata);
            Map<SettingKey, String> values = new HashMap<>(more);
            values.put(SettingKey.BASE_URL, BASE);
            values.put(SettingKey.IDP_METADATA, file.toString());
            settings = TestSettings.in(dir, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        identityProviders = ConnectedIdps.loaded(settings);
        sp = at(Clock.systemUTC());
    }

    /** The same SP, as it would behave at another time or on another node. */
    ServiceProvider at(Clock clock) {
        return new Pac4jServiceProvider(settings, keys, identityProviders, new StateSeal(sealer, clock), clock);
    }

    /** A sign-on under way: its request's ID and its browser's cookies. */
    public record Journey(String requestId, Map<String, String> cookies, OutgoingRequest request) {}

    public Journey start() {
        return start(PendingSignOn.to("peakon", "/dashboard"));
    }

    public Journey start(PendingSignOn pending) {
        OutgoingRequest request = sp.start(pending, "default");
        String name = request.stateCookie().name();
        return new Journey(
                "_" + name.substring(sp.stateCookiePrefix().length()),
                Map.of(name, request.stateCookie().value()),
                request);
    }

    SigningForm honest() {
        return SigningForm.honest(idpKey.privateKey(), idpKey.certificate());
    }

    /** What the honest IdP answers. */
    public ForgedResponse answer(Journey journey) {
        return ForgedResponse.about(PERSON, parties(journey.requestId()));
    }

    Parties parties(@Nullable String requestId) {
        return new Parties(IDP, SP, ACS, requestId, honest());
    }

    public Reception receive(Journey journey, String samlResponse) {
        return sp.receive(samlResponse, "pj1", journey.cookies());
    }

    public static String idpMetadata(String entityId, SamlKey... keys) {
        StringBuilder descriptors = new StringBuilder();
        for (SamlKey key : keys) {
            descriptors.append(keyDescriptor(key, " use=\"signing\""));
        }
        return idpMetadata(entityId, descriptors.toString());
    }

    static String keyDescriptor(SamlKey key, String use) {
        try {
            return """
                    <md:KeyDescriptor%s><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                    <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>""".formatted(
                    use, Base64.getEncoder().encodeToString(key.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String idpMetadata(String entityId, String keyDescriptors) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <!-- annotated by hand -->
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    %s
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s"/>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(entityId, keyDescriptors, URI.create(SSO), URI.create(SSO));
    }
}

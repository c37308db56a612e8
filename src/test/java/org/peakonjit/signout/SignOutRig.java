package org.peakonjit.signout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Fixtures;
import org.peakonjit.application.HandOffKind;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.application.PeakonNameId;
import org.peakonjit.application.SamlSettings;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.saml.attack.LogoutText;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.SamlKey;
import org.peakonjit.saml.logout.IncomingLogout;
import org.peakonjit.saml.logout.LogoutParameters;
import org.peakonjit.saml.logout.SingleLogout;
import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.replay.InMemoryUsedAssertions;
import org.peakonjit.subject.NameId;
import org.peakonjit.subject.SessionName;

/** Our single logout services between an IdP and a Peakon whose keys the tests hold. */
final class SignOutRig {

    static final String BASE = "https://sso.corp.example";
    static final String AT_SP = BASE + "/saml/slo";
    static final String AT_IDP = BASE + "/idp/slo";
    static final String IDP = "https://idp.corp.example/saml";
    static final String IDP_SLO = IDP + "/slo";
    static final String PEAKON = "https://acme.peakon.test/saml/metadata";
    static final String PEAKON_SLO = "https://acme.peakon.test/saml/slo";
    static final String PERSON = "alice@corp.example";

    static final SamlKey IDP_KEY = GeneratedKeys.rsa("idp");
    static final SamlKey PEAKON_KEY = GeneratedKeys.rsa("peakon");

    static final Participant AT_COMPANY =
            new Participant(Side.SP, IDP, "", new SessionName(PERSON, NameId.EMAIL_ADDRESS, null, null, "_idp"));
    static final Participant AT_PEAKON = new Participant(
            Side.IDP, PEAKON, "peakon", new SessionName(PERSON, NameId.EMAIL_ADDRESS, null, null, "_peakon"));
    static final SessionParticipants SESSIONS = new SessionParticipants(List.of(AT_COMPANY, AT_PEAKON), Instant.now());

    final SingleLogout logout;
    final SignOut signOut;
    final GeneratedKeys keys = new GeneratedKeys();

    SignOutRig() {
        this("Redirect", PEAKON_SLO, true);
    }

    /**
     * @param binding of the IdP's service; null = it has none
     * @param peakonSlo null = Peakon has none
     * @param peakonSigns whether Peakon's certificate is registered
     */
    SignOutRig(@Nullable String binding, @Nullable String peakonSlo, boolean peakonSigns) {
        Settings settings = settings(binding);
        IdentityProviders metadata = ConnectedIdps.loaded(settings);
        InMemoryApplications applications = new InMemoryApplications();
        applications.put(peakon(peakonSlo, peakonSigns), null, null);
        logout = new SingleLogout(
                settings, keys, metadata, applications, new InMemoryUsedAssertions(), Clock.systemUTC());
        signOut = new SignOut(logout, Clock.systemUTC());
    }

    private static Settings settings(@Nullable String binding) {
        try {
            Path dir = Files.createTempDirectory("sign-out-rig");
            Path file = Files.writeString(dir.resolve("idp.xml"), """
                    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                      <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                        <md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                    <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                        %s
                        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s"/>
                      </md:IDPSSODescriptor>
                    </md:EntityDescriptor>
                    """.formatted(
                            IDP, base64(IDP_KEY), binding == null ? "" : service(binding), IDP));
            return TestSettings.in(dir, Map.of(SettingKey.BASE_URL, BASE, SettingKey.IDP_METADATA, file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String service(String binding) {
        return "<md:SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-" + binding
                + "\" Location=\"" + IDP_SLO + "\" ResponseLocation=\"" + IDP_SLO + "/answers\"/>";
    }

    private static Application peakon(@Nullable String slo, boolean signs) {
        Application any = Fixtures.peakon(null);
        SamlSettings saml = new SamlSettings(
                HandOffKind.ASSERTION,
                PEAKON,
                URI.create("https://acme.peakon.test/saml/assert"),
                null,
                PeakonNameId.EMAIL,
                signs ? List.of(base64(PEAKON_KEY)) : List.of(),
                slo == null ? null : URI.create(slo),
                List.of(),
                0);
        return new Application(any.name(), any.description(), any.domainName(), true, any.policies(), saml, any.scim());
    }

    private static String base64(SamlKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    LogoutText fromIdp() {
        return LogoutText.request(IDP, AT_SP, PERSON, "_idp");
    }

    LogoutText fromPeakon() {
        return LogoutText.request(PEAKON, AT_IDP, PERSON, "_peakon");
    }

    /** By HTTP-Redirect with this query, as a web server reads it. */
    IncomingLogout redirected(Side side, LogoutText message, String query) {
        return logout.receive(
                side,
                new LogoutParameters(message.parameter().equals("SAMLRequest"), message.deflated(), "back", query));
    }

    IncomingLogout posted(Side side, LogoutText message, String field) {
        return logout.receive(
                side, new LogoutParameters(message.parameter().equals("SAMLRequest"), field, "back", null));
    }

    IncomingLogout signed(Side side, LogoutText message) {
        SamlKey key = side == Side.SP ? IDP_KEY : PEAKON_KEY;
        return redirected(side, message, message.signedQuery(key.privateKey()));
    }

    SignOutStep begin(Side side, LogoutText message) {
        return signOut.begin(side, (IncomingLogout.Asked) signed(side, message), Optional.of(SESSIONS));
    }

    /** The XML of a message we sent. */
    static String xml(OutgoingMessage message) {
        if (message.isPost()) {
            String field = message.fields()
                    .getOrDefault("SAMLRequest", message.fields().get("SAMLResponse"));
            return new String(Base64.getDecoder().decode(field), StandardCharsets.UTF_8);
        }
        String deflated = Arrays.stream(message.location().getRawQuery().split("&"))
                .filter(parameter -> parameter.startsWith("SAMLRe"))
                .map(parameter ->
                        URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getDecoder().decode(deflated));
            byte[] bytes = new byte[100_000];
            return new String(bytes, 0, inflater.inflate(bytes), StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }
}

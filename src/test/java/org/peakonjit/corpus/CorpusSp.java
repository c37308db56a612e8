package org.peakonjit.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.peakonjit.config.SettingKey;
import org.peakonjit.config.Settings;
import org.peakonjit.config.TestSettings;
import org.peakonjit.identityprovider.InMemoryRegisteredIdps;
import org.peakonjit.saml.PendingSignOn;
import org.peakonjit.saml.keys.GeneratedKeys;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.document.CompanyIdp;
import org.peakonjit.saml.sp.OutgoingRequest;
import org.peakonjit.saml.sp.RealServiceProvider;
import org.peakonjit.saml.sp.Reception;
import org.peakonjit.saml.sp.ServiceProvider;

/** Our SP with default settings in front of an IdP of that metadata, which stands in a file. */
final class CorpusSp implements AutoCloseable {

    private static final String BASE = "https://peakon-sso.corp.example";
    private static final GeneratedKeys KEYS = new GeneratedKeys();

    private final IdentityProviders identityProviders;
    private final ServiceProvider sp;

    CorpusSp(byte[] metadata) {
        try {
            Path dir = Files.createTempDirectory("corpus");
            Path file = Files.write(dir.resolve("idp.xml"), metadata);
            Settings settings =
                    TestSettings.in(dir, Map.of(SettingKey.BASE_URL, BASE, SettingKey.IDP_METADATA, file.toString()));
            identityProviders = ConnectedIdps.watching(new InMemoryRegisteredIdps(settings));
            identityProviders.start();
            sp = RealServiceProvider.of(settings, KEYS, identityProviders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its metadata says. */
    CompanyIdp idp() {
        return identityProviders.current().orElseThrow();
    }

    /** A sign-on under way: what it asked, and its browser's cookies. */
    record Journey(CorpusIdp.Request request, Map<String, String> cookies) {}

    Journey start() {
        OutgoingRequest outgoing = sp.start(PendingSignOn.to("peakon", null), "default");
        String cookie = outgoing.stateCookie().name();
        return new Journey(
                new CorpusIdp.Request(
                        "_" + cookie.substring(sp.stateCookiePrefix().length()),
                        BASE + "/saml/acs",
                        BASE + "/saml/metadata",
                        KEYS.active(Use.SP_ENCRYPTION).certificate()),
                Map.of(cookie, outgoing.stateCookie().value()));
    }

    Reception receive(Journey journey, String samlResponse) {
        return sp.receive(samlResponse, "pj1", journey.cookies());
    }

    @Override
    public void close() {
        identityProviders.stop();
    }
}

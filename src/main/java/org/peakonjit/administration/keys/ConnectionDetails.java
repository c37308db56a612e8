package org.peakonjit.administration.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.keys.SamlKeys;

/** What others have to know of us, by the names that the API has for it. */
@Singleton
public class ConnectionDetails {

    private final Settings settings;
    private final SamlKeys keys;

    @Inject
    public ConnectionDetails(Settings settings, SamlKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /** What Peakon's administrator enters of our IdP side, besides its {@link #certificate}. */
    public record PeakonSide(String singleSignOn, String entityId, String metadata, String singleLogout) {}

    /** What the administrator of the company's IdP enters of our SP. */
    public record IdentityProviderSide(String metadata, String entityId, String acs, String singleLogout) {}

    public PeakonSide forPeakon() {
        return new PeakonSide(url("/idp/sso"), url("/idp/metadata"), url("/idp/metadata"), url("/idp/slo"));
    }

    /** The certificate of the key under which Peakon gets its Responses. */
    public X509Certificate certificate() {
        return keys.active(SamlKeys.Use.IDP_SIGNING).certificate();
    }

    public IdentityProviderSide forIdentityProvider() {
        return new IdentityProviderSide(
                url("/saml/metadata"), settings.sp().entityId(), url("/saml/acs"), url("/saml/slo"));
    }

    private String url(String path) {
        return settings.url(path).toString();
    }
}

package org.peakonjit.administration.keys;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
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
    public Map<String, String> forPeakon() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("singleSignOn", url("/idp/sso"));
        facts.put("entityId", url("/idp/metadata"));
        facts.put("metadata", url("/idp/metadata"));
        facts.put("singleLogout", url("/idp/slo"));
        return facts;
    }

    /** The certificate of the key under which Peakon gets its Responses. */
    public X509Certificate certificate() {
        return keys.active(SamlKeys.Use.IDP_SIGNING).certificate();
    }

    /** What the administrator of the company's IdP enters of our SP. */
    public Map<String, String> forIdentityProvider() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("metadata", url("/saml/metadata"));
        facts.put("entityId", settings.sp().entityId());
        facts.put("acs", url("/saml/acs"));
        facts.put("singleLogout", url("/saml/slo"));
        return facts;
    }

    private String url(String path) {
        return settings.url(path).toString();
    }
}

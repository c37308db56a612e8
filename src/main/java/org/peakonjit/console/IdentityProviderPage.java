package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;
import org.peakonjit.saml.metadata.CompanyIdp;
import org.peakonjit.saml.metadata.IdentityProviders;

/** The company's IdP, as its metadata describes it, and what that IdP needs to know of us. */
@Named
@RequestScoped
public class IdentityProviderPage {

    @Inject
    IdentityProviders metadata;

    @Inject
    Settings settings;

    /** Whether there is usable metadata. */
    public boolean isReady() {
        return metadata.current().isPresent();
    }

    /** Why there is none. */
    public String getMissingBecause() {
        return metadata.missingBecause().orElse("");
    }

    public @Nullable CompanyIdp getIdp() {
        return metadata.current().orElse(null);
    }

    /** Where people are sent. */
    public String getSso() {
        return metadata.current()
                .flatMap(idp -> idp.redirectSso().or(idp::postSso))
                .map(URI::toString)
                .orElse("");
    }

    /** What the IdP's administrator enters. */
    public Map<String, String> getOurs() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("metadata", settings.url("/saml/metadata").toString());
        facts.put("entityId", settings.sp().entityId());
        facts.put("acs", settings.url("/saml/acs").toString());
        return facts;
    }

    /** Starts a sign-on as a person would. */
    public String getTestUrl() {
        return settings.url("/login").toString();
    }
}

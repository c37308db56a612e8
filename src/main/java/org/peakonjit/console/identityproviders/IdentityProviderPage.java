package org.peakonjit.console.identityproviders;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.peakonjit.administration.keys.ConnectionDetails;
import org.peakonjit.application.Applications;
import org.peakonjit.console.policies.ApplicationTitles;
import org.peakonjit.identityprovider.SeenAttributes;
import org.peakonjit.json.Documents;
import org.peakonjit.saml.metadata.ConnectedIdp;
import org.peakonjit.saml.metadata.IdentityProviders;

/** The company's IdPs, and what each of them needs to know of us. */
@Model
public class IdentityProviderPage {

    @Inject
    IdentityProviders identityProviders;

    @Inject
    Applications applications;

    @Inject
    ApplicationTitles titles;

    @Inject
    SeenAttributes seenAttributes;

    @Inject
    ConnectionDetails connectionDetails;

    @Inject
    Clock clock;

    /** All of them: the one from the settings first, then by name. */
    public List<IdpView> getAll() {
        return identityProviders.all().stream().map(this::view).toList();
    }

    public boolean isReady() {
        return !identityProviders.all().isEmpty();
    }

    public Stream<IdpView> find(String name) {
        return identityProviders.find(name).map(this::view).stream();
    }

    private IdpView view(ConnectedIdp idp) {
        return new IdpView(idp, clock.instant(), naming(idp.name()), seenAttributes.of(idp.name()));
    }

    private List<String> naming(String idp) {
        return applications.naming(idp).stream().map(titles::of).toList();
    }

    /** Names that assertions carried lately, offered where one is asked for. */
    public List<String> getAttributeNames() {
        return seenAttributes.all();
    }

    /** What the IdP's administrator enters. */
    public Map<String, String> getOurs() {
        return Documents.members(connectionDetails.forIdentityProvider());
    }

    /** The document of one that nothing is said of yet. */
    public static ObjectNode fresh() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("enabled", true);
        json.putObject("metadata");
        return json;
    }
}
